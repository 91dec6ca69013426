/** MongoDB's error codes, by the names its documentation uses. */
const CODES = {
  InternalError: 1,
  BadValue: 2,
  FailedToParse: 9,
  TypeMismatch: 14,
  Overflow: 15,
  NamespaceNotFound: 26,
  IndexNotFound: 27,
  PathNotViable: 28,
  ConflictingUpdateOperators: 40,
  CursorNotFound: 43,
  DollarPrefixedFieldName: 52,
  NotSingleValueField: 54,
  InvalidIdField: 53,
  EmptyFieldName: 56,
  CommandNotFound: 59,
  ImmutableField: 66,
  CannotCreateIndex: 67,
  InvalidOptions: 72,
  InvalidNamespace: 73,
  IndexOptionsConflict: 85,
  IndexKeySpecsConflict: 86,
  WriteConflict: 112,
  CommandNotSupported: 115,
  InvalidPipelineOperator: 168,
  CannotIndexParallelArrays: 171,
  InvalidIndexSpecificationOption: 197,
  IncompleteTransactionHistory: 217,
  TransactionTooOld: 225,
  NotImplemented: 238,
  NoSuchTransaction: 251,
  OperationNotSupportedInTransaction: 263,
  BSONObjectTooLarge: 10334,
  DuplicateKey: 11000,
  MergeStageNoMatchingDocument: 13113,
  OutOfDiskSpace: 14031,
  Location15974: 15974,
  Location15975: 15975,
  Location16020: 16020,
  Location31249: 31249,
  Location31250: 31250,
  Location31253: 31253,
  Location31254: 31254,
  Location40323: 40323,
  Location40324: 40324,
  Location40414: 40414,
  Location40415: 40415,
  Location40573: 40573,
  Location51091: 51091,
} as const;

export type CodeName = keyof typeof CODES;

/** A command refused with the code a MongoDB server would give. */
export class Refusal extends Error {
  readonly codeName: CodeName;
  readonly code: number;
  readonly extra: Readonly<Record<string, unknown>>;

  constructor(codeName: CodeName, message: string, extra: Record<string, unknown> = {}) {
    super(message);
    this.codeName = codeName;
    this.code = CODES[codeName];
    this.extra = extra;
  }
}

export const TRANSIENT = { errorLabels: ["TransientTransactionError"] };

/** Whatever was thrown, as a refusal: mingo and bson complain in plain errors. */
export function asRefusal(thrown: unknown): Refusal {
  if (thrown instanceof Refusal) return thrown;
  const message = thrown instanceof Error ? thrown.message : String(thrown);
  const unknownOperator =
    /'?(\$[A-Za-z]+)'? is not registered|unregistered \w+ operator (\$\w+)/.exec(message);
  if (unknownOperator) {
    const name = unknownOperator[1] ?? unknownOperator[2];
    return new Refusal("InvalidPipelineOperator", `Unrecognized expression '${name}'`);
  }
  if (thrown instanceof RangeError) return new Refusal("Overflow", message);
  return new Refusal("BadValue", message);
}
