const signIns = new Set(["SCRAM-SHA-1", "SCRAM-SHA-256", "MONGODB-X509", "PLAIN", "DEFAULT"]);

/** What a connection string asks for and the driver in a Worker does not have, each as a sentence. */
export const connectionProblems = (uri: string): readonly string[] => {
  const options = new Map(
    [...new URLSearchParams(uri.split("?", 2)[1])].map(([name, value]) => [
      name.toLowerCase(),
      value,
    ]),
  );
  const problems: string[] = [];
  const signIn = options.get("authmechanism")?.toUpperCase();
  if (signIn !== undefined && !signIns.has(signIn)) {
    problems.push("MONGODB_URI names an authMechanism that a Worker does not have: use a password");
  }
  const compressors = options.get("compressors")?.split(",") ?? [];
  if (compressors.some((name) => name === "snappy" || name === "zstd")) {
    problems.push(
      "MONGODB_URI asks for compressors that a Worker does not have: zlib is one it has",
    );
  }
  if (options.has("proxyhost")) {
    problems.push("MONGODB_URI names a proxyHost: a Worker connects without one");
  }
  return problems;
};
