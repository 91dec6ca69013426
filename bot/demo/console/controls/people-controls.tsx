import type { Chat, Person } from "#bot/demo/console-api.ts";
import { useSurroundings } from "#bot/demo/console/surroundings.ts";

const LANGUAGES = ["ja", "en", "zh-TW", "ko", "th"];

export function PeopleControls({ people }: { people: readonly Person[] }) {
  const { say } = useSurroundings();
  return (
    <section>
      <h3>{say("control.people")}</h3>
      {people.map((person) => (
        <PersonControls key={person.userId} person={person} />
      ))}
    </section>
  );
}

function PersonControls({ person: { userId, name, language, friendship } }: { person: Person }) {
  const { say, act } = useSurroundings();
  const languages = LANGUAGES.includes(language) ? LANGUAGES : [language, ...LANGUAGES];
  return (
    <fieldset class="person-controls">
      <legend>
        {name} <span class="muted">{say(`state.${friendship}`)}</span>
      </legend>
      <label>
        {say("control.name")}
        <input
          type="text"
          maxLength={20}
          value={name}
          onChange={({ currentTarget: { value } }) => {
            if (value.trim() !== "") act({ do: "rename", person: userId, name: value.trim() });
          }}
        />
      </label>
      <label>
        {say("control.personLanguage")}
        <select
          value={language}
          onChange={({ currentTarget: { value } }) =>
            act({ do: "language", person: userId, language: value })
          }
        >
          {languages.map((code) => (
            <option key={code}>{code}</option>
          ))}
        </select>
      </label>
      {friendship !== "stranger" && (
        <button
          type="button"
          onClick={() =>
            act({ do: friendship === "blocked" ? "unblock" : "block", person: userId })
          }
        >
          {say(friendship === "blocked" ? "friend.unblock" : "friend.block")}
        </button>
      )}
    </fieldset>
  );
}

export function GroupControls({ chats }: { chats: readonly Chat[] }) {
  const { say, act, bot } = useSurroundings();
  const groups = chats.filter(({ kind }) => kind !== "user");
  if (groups.length === 0) return null;
  return (
    <section>
      <h3>{say("control.groups")}</h3>
      <ul class="rows">
        {groups.map(({ id, name, botIsMember }) => (
          <li key={id}>
            <span>{name}</span>
            <button
              type="button"
              onClick={() => act({ do: botIsMember ? "remove-bot" : "invite-bot", chat: id })}
            >
              {say(botIsMember ? "control.remove" : "chat.invite", { name: bot.name })}
            </button>
          </li>
        ))}
      </ul>
    </section>
  );
}
