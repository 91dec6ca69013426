/** Stands for a connection that broke before an answer; in process it rejects like `fetch`. */
export class ConnectionClosed extends TypeError {
  constructor() {
    super("fetch failed");
    this.name = "ConnectionClosed";
  }
}
