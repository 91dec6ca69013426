import fc from "fast-check";
import { expect, test } from "vitest";
import { isLikeTransferCode, readTransferCode, toTransferCode } from "#shared/transfer-code.ts";

const bytes = fc.uint8Array({ minLength: 16, maxLength: 16 });

test("a code is seven groups of four, and is read back however it is typed", () => {
  fc.assert(
    fc.property(bytes, (given) => {
      const code = toTransferCode(given);
      expect(code).toMatch(/^([0-9A-HJKMNP-TV-Z]{4}-){6}[0-9A-HJKMNP-TV-Z]{4}$/);
      const plain = code.replaceAll("-", "");
      const wide = code.replace(/[0-9A-Z-]/g, (letter) =>
        String.fromCodePoint((letter.codePointAt(0) ?? 0) + 0xfee0),
      );
      const typed = [
        plain,
        code.toLowerCase(),
        ` ${code.replaceAll("-", " ")}\n`,
        code.replaceAll("-", "ー"),
        plain.replaceAll("0", "o").replaceAll("1", "l"),
        wide,
      ];
      for (const each of typed) expect(readTransferCode(each)).toBe(plain);
    }),
  );
});

test("two different keys are two different codes, all 128 bits of them", () => {
  fc.assert(
    fc.property(bytes, fc.nat(127), (given, bit) => {
      const other = given.map((byte, i) => (i === bit >> 3 ? byte ^ (1 << (bit & 7)) : byte));
      expect(toTransferCode(other)).not.toBe(toTransferCode(given));
    }),
  );
});

test("one wrong letter, or two neighbours that changed places, is noticed", () => {
  fc.assert(
    fc.property(bytes, fc.nat(27), fc.nat(31), (given, place, letter) => {
      const plain = toTransferCode(given).replaceAll("-", "");
      const wrong = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"[letter] ?? "0";
      const changed = `${plain.slice(0, place)}${wrong}${plain.slice(place + 1)}`;
      if (changed !== plain) expect(readTransferCode(changed)).toBeNull();
      const [a = "", b = ""] = [plain[place], plain[place + 1]];
      if (a !== b && b !== "" && place < 25) {
        const swapped = `${plain.slice(0, place)}${b}${a}${plain.slice(place + 2)}`;
        expect(readTransferCode(swapped)).toBeNull();
        expect(isLikeTransferCode(swapped.match(/.{4}/g)!.join("-"))).toBe(true);
      }
    }),
  );
});

test("what people write is no code", () => {
  for (const text of ["", "会議をほめられた", "1", "ABCD-EFGH", "a".repeat(28), "今日は 1234-5678"])
    expect(isLikeTransferCode(text)).toBe(false);
});

test("a sentence of seven four-letter words is a sentence, also where its letters happen to check", () => {
  expect(isLikeTransferCode("Been busy with work this past week")).toBe(false);
  fc.assert(
    fc.property(bytes, (given) => {
      const plain = toTransferCode(given).replaceAll("-", "");
      const words = `${plain.slice(0, 3)} ${plain.slice(3, 12)} ${plain.slice(12)}`;
      expect(isLikeTransferCode(words)).toBe(false);
      expect(isLikeTransferCode(plain.match(/.{4}/g)!.join(" "))).toBe(true);
    }),
  );
});
