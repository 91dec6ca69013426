export declare const nodeObstacle: (version: string) => string | null;
