/** MongoDB's codes: login refused, Atlas's own word for it, not allowed. */
const REFUSED = [18, 8000];
const NOT_ALLOWED = [13];
/** Numbered writes, transactions and their sessions are a replica set's. */
const NO_REPLICA_SET = [20, 263];

/** What keeps a MongoDB from being used; null: not known here. */
export const mongoObstacle = (error: unknown): string | null => {
  const chain = chainOf(error);
  const has = (codes: readonly unknown[]) => chain.some(({ code }) => codes.includes(code));
  if (chain.some(({ name }) => /^Mongo(Parse|API|InvalidArgument)Error$|^URIError$/.test(name))) {
    return "MONGODB_URI cannot be read as an address of MongoDB. Copy it again; in a password, @ : / ? # and % have to be written as %40 %3A %2F %3F %23 and %25.";
  }
  if (has(REFUSED)) {
    return "MongoDB does not accept the user and the password in MONGODB_URI. Copy them again from where the user was made.";
  }
  if (has(NOT_ALLOWED)) {
    return "The user in MONGODB_URI may not read and write its database. Give that user the role readWrite there.";
  }
  if (has(NO_REPLICA_SET)) {
    return "The MongoDB at MONGODB_URI is not a replica set, and Ayumi needs one (a set of one is enough: mongod --replSet rs0, then rs.initiate()).";
  }
  if (has(["ENOTFOUND", "EAI_AGAIN", "ENODATA", "ESERVFAIL"])) {
    return "The host in MONGODB_URI is not known. Check its spelling, and this machine's connection and name service.";
  }
  if (has(["ECONNREFUSED"])) {
    return "No MongoDB answers at MONGODB_URI. Start it, or mend host and port there.";
  }
  if (chain.some(({ code }) => /CERT|TLS|SSL|SIGNATURE|ISSUER/.test(String(code)))) {
    return "The certificate of the MongoDB at MONGODB_URI is not accepted. Check the host name, this machine's clock, and tls in MONGODB_URI.";
  }
  if (chain.some(({ name }) => /^MongoServerSelection|^MongoNetwork/.test(name))) {
    return "The MongoDB at MONGODB_URI does not answer in time. Check host and port, whether it is a replica set with a primary, and whether it lets this machine in (Atlas: Network Access).";
  }
  return null;
};

const chainOf = (error: unknown): readonly { readonly name: string; readonly code: unknown }[] =>
  error instanceof Error
    ? [
        { name: error.name, code: "code" in error ? error.code : undefined },
        ...chainOf(error.cause),
      ]
    : [];
