/** Stands for libraries' logs for their own developers, which nobody can turn on here. */
const createDebug = (_: string) => Object.assign(() => {}, { enabled: false });

// oxlint-disable-next-line import/no-default-export -- as that library does it
export default createDebug;
