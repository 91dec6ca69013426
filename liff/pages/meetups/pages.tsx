import { Route, Switch } from "wouter-preact";
import { NotFound } from "#liff/pages/not-found.tsx";
import { EditMeetup, NewMeetup } from "./edit.tsx";
import { MeetupList } from "./list.tsx";
import { HostPage } from "./host.tsx";
import { MeetupPage } from "./meetup.tsx";
import { PacketPage } from "./packet.tsx";

/** Everything under `/meetups`, loaded once somebody goes there. */
export function MeetupPages() {
  return (
    <Switch>
      <Route path="/meetups" component={MeetupList} />
      <Route path="/meetups/new/:circle/:day?" component={NewMeetup} />
      <Route path="/meetups/:meetup" component={MeetupPage} />
      <Route path="/meetups/:meetup/edit" component={EditMeetup} />
      <Route path="/meetups/:meetup/packet" component={PacketPage} />
      <Route path="/meetups/:meetup/host" component={HostPage} />
      <Route component={NotFound} />
    </Switch>
  );
}
