/** What any cluster is to the portal: accounts kept as the grants say, jobs that go in and come back, and an accounting that is believed to the second. */

import type { Failure } from '../../../law/failure.ts'

/** A grant as the cluster must have it: who may use it, and how much in all. */
export interface Account {
  /** Its name there: small letters, digits and hyphens. */
  readonly name: string
  /** All that may ever be used of it, in accelerator-seconds, counted from its beginning. */
  readonly seconds: bigint
  readonly logins: readonly string[]
  /** The programme of the grant: an account above it, with its share beside the other programmes. */
  readonly programme: { readonly name: string; readonly share: number }
  /** Whether jobs may begin: nothing new does where it is closed, and what waits is cancelled. */
  readonly open: boolean
}

/** A job as it goes in. */
export interface JobAsked {
  /** Its own id here, under which the cluster knows it too. */
  readonly id: string
  readonly account: string
  readonly login: string
  /** The partition, as the scheduler calls it. */
  readonly queue: string
  readonly nodes: number
  readonly acceleratorsPerNode: number
  readonly minutes: number
  readonly script: string
  /** The reservation that it uses; absent: none. */
  readonly reservation?: string
  /** It must have ended by then, in seconds since 1970: what cannot does not begin. */
  readonly latest?: number
}

/** A job that went in: its id here, its account and its number there. An act on it holds for nothing that is another's. */
export interface JobThere extends Pick<JobAsked, 'id' | 'account'> { readonly remote: string }

/** One run of a job in the cluster's accounting. A job that was requeued has several; each counts. */
export interface Run {
  /** What makes it this run and no other, in this cluster for ever. */
  readonly id: string
  /** The job's number in the cluster. */
  readonly job: string
  readonly account: string
  readonly login: string
  readonly state: RunState
  readonly accelerators: number
  /** How long it ran, in seconds, as the cluster counts. */
  readonly seconds: bigint
  /** What its nodes took meanwhile by the cluster's own meters, in joules; absent where the cluster says nothing. Of a node that it shares it has the others' part too. */
  readonly joules?: bigint
  /** In seconds since 1970; absent before it began or ended. */
  readonly submitted: number
  readonly began?: number
  readonly ended?: number
}

/** `again`: the run ended and the job went back into the queue. */
export type RunState = 'waiting' | 'running' | 'done' | 'failed' | 'cancelled' | 'over-time' | 'again' | 'node-lost'

/** What waits or runs now, in the order in which the scheduler would begin it. */
export interface Queued {
  readonly job: string
  readonly queue: string
  readonly state: 'waiting' | 'running'
  readonly accelerators: number
  /** The longest it may run, in seconds; absent where it may for ever. */
  readonly limit?: number
  /** In seconds since 1970. */
  readonly submitted: number
  readonly began?: number
  /** The reservations on whose nodes alone it runs, by their names. */
  readonly reservations?: readonly string[]
}

/** What a reservation keeps of a partition for those that it names, whoever made it; `foreign` of it jobs outside it still hold, nobody says until when. */
export interface Kept { readonly reservation: string; readonly queue: string; readonly accelerators: number; readonly foreign: number; /** In seconds since 1970. */ readonly from: number; readonly until: number }

/** The accelerators of each partition that can be used, by its name, and what of them reservations keep. */
export interface Capacity { readonly partitions: ReadonlyMap<string, number>; readonly kept: readonly Kept[] }

/** Nodes that are kept for one account. */
export interface Reservation {
  /** Its name there: small letters, digits and hyphens. */
  readonly name: string
  /** The partition, as the scheduler calls it. */
  readonly queue: string
  readonly nodes: number
  readonly account: string
  /** In seconds since 1970. */
  readonly until: number
}

/** A job of one of our accounts that ran where a reservation begins, and went back into the queue for it. */
export interface Displaced { readonly reservation: string; readonly job: string; readonly account: string; readonly accelerators: number; /** When the run that is cut short began, as its accounting will say, in seconds since 1970. */ readonly began: number }

/** What a cluster says while it keeps reservations: each is kept by itself, and what is wrong with one holds no other up. */
export interface Reserving {
  /** A job is about to go back into the queue: nothing is put back that is not recorded. */
  displaces(displaced: Displaced): Promise<void>
  /** The scheduler would not put it back: it runs on where it is. */
  stays(displaced: Displaced, why: unknown): Promise<void>
  /** A reservation could not be made. */
  failed(reservation: string, why: unknown): void
  /** It stands, and nobody can say what else runs on its nodes. */
  unseen(reservation: string, why: unknown): void
}

/** How the scheduler weighs a programme: fractions of 1 beside the other programmes of the portal, and the factor by its own reckoning; absent where it says none. */
export interface SharedThere { readonly due: number; readonly had: number; readonly factor?: number }

export interface Cluster {
  readonly name: string
  /** Makes accounts, who may use them and how much, as they are here, changes nothing that is so already, and cancels what waits under one that is closed. Answers the names of those it changed, and what failed of which. */
  keepInStep(accounts: readonly Account[]): Promise<{ readonly changed: readonly string[]; readonly failed: ReadonlyMap<string, unknown> }>
  /** Sends a job in; answers its number there. Throws a `Failure`: refused in the cluster's words, or unavailable where nobody knows whether it went in. */
  submit(job: JobAsked): Promise<string>
  /** The number of a job that went in with this id under this account; undefined where there is none. */
  find(job: Pick<JobAsked, 'id' | 'account'>): Promise<string | undefined>
  /** Whether a job stands in the queue or runs. */
  knows(job: JobThere): Promise<boolean>
  cancel(job: JobThere): Promise<void>
  requeue(job: JobThere): Promise<void>
  /** The last of what a job wrote; undefined where it wrote nothing yet, or where the portal cannot read it: nothing but a file of its own login's is. */
  log(job: Pick<JobAsked, 'id' | 'login'>): Promise<string | undefined>
  /**
   * Every run of these accounts, of requeued jobs too, that was not over so many seconds ago. An account of which something was answered that cannot be has no runs,
   * and stands among the refused. Throws a `Failure` (unavailable) where nobody can say whose that was.
   */
  runs(accounts: readonly string[], back: number): Promise<{ readonly runs: readonly Run[]; readonly refused: ReadonlyMap<string, Failure>; /** Figures of energy that cannot be: their runs are taken as not metered. */ readonly odd?: readonly Failure[] }>
  /**
   * Makes the reservations of the portal as they are here and ends those that are not, and puts back what runs on their nodes under others of its accounts. No job of anybody else is touched:
   * such a node is reserved once that is over.
   */
  reserve(reservations: readonly Reservation[], hears: Reserving): Promise<void>
  /** How it weighs the accounts of programmes, by their names. */
  shares(): Promise<ReadonlyMap<string, SharedThere>>
  queue(): Promise<readonly Queued[]>
  capacity(): Promise<Capacity>
}
