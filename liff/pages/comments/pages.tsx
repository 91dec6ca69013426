import { Route, Switch } from "wouter-preact";
import { NotFound } from "#liff/pages/not-found.tsx";
import { Given, Received } from "./lists.tsx";
import { PostPage } from "./post-page.tsx";

/** Everything under `/comments`, and a step of its own, loaded once somebody goes there. */
export function CommentPages() {
  return (
    <Switch>
      <Route path="/comments" component={Received} />
      <Route path="/comments/given" component={Given} />
      <Route path="/comments/on/:circle/:post" component={PostPage} />
      <Route component={NotFound} />
    </Switch>
  );
}
