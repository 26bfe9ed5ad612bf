/**
 * Clusters: one contract for whatever runs jobs, and Slurm as the real one.
 *
 * Promises: what was granted is what the cluster allows, and what it says was used is read whole or not at all. Never: runs anything itself.
 */
export { connectedClusters } from './connected.ts'
export type { Account, Capacity, Cluster, Displaced, JobAsked, JobThere, Kept, Queued, Reservation, Reserving, Run, RunState, SharedThere } from './contract.ts'
export { clusterWords, reportCause } from './messages.ts'
export { isOver } from './slurm/accounting.ts'
export { accountPrefix, programmeAccount } from './slurm/accounts.ts'
export { reservationPrefix } from './slurm/reservations.ts'
export { isLogin } from './slurm/logins.ts'
