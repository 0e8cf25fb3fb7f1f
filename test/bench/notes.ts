/** Why a target is missed, and what was tried: by the group and title of the workload. */
export const notes: Readonly<Record<string, string>> = {}
