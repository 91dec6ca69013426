/** A recurring sweep. It may run twice or late, so it decides by the data what is due. */
export type Job = {
  readonly name: string;
  /** Five fields, in `zone`. */
  readonly cron: string;
  readonly zone: string;
  readonly run: () => Promise<void>;
};

export const createJobs = (services: { readonly sweep: () => Promise<void> }): readonly Job[] => [
  { name: "sweep-inbox", cron: "* * * * *", zone: "UTC", run: services.sweep },
];
