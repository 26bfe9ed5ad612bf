/** What the simulation tells a process of the portal to do, and what that answers. */
import type { Doing } from '../src/kernel/cases/index.ts'
import type { Actor } from '../src/kernel/parties/index.ts'

/** An act of a person, in words that can be said again: whoever repeats it must find it done once. */
export type Wish =
  | { readonly act: 'register'; readonly email: string; readonly roles: readonly string[] }
  | { readonly act: 'found'; readonly actor: Actor; readonly bin: string }
  | { readonly act: 'prepare'; readonly actor: Actor; readonly serial: number }
  | { readonly act: 'file'; readonly actor: Actor; readonly draft: string; readonly cms: string }
  | { readonly act: 'sign'; readonly actor: Actor; readonly case: string; readonly doing: Doing; readonly serial: number }
  | { readonly act: 'perform'; readonly actor: Actor; readonly case: string; readonly key: string; readonly doing: Doing; readonly cms?: string }
  | { readonly act: 'suspend'; readonly actor: Actor; readonly subject: string; readonly office: string }
  | { readonly act: 'lift'; readonly actor: Actor; readonly order: string }
  | { readonly act: 'import'; readonly actor: Actor; readonly statement: string; readonly amount: string; readonly reference: string }
  | { readonly act: 'read'; readonly file: string }
  | { readonly act: 'round' }
  | { readonly act: 'standing' }

/** What comes back: the result, or how it failed. `outage` and `lost` may be repeated. */
export type Outcome =
  | { readonly done: unknown }
  | { readonly failed: 'refused' | 'outage' | 'lost' | 'fault'; readonly why: string }

export interface Asked { readonly number: number; readonly wish: Wish }
export interface Answered { readonly number: number; readonly outcome: Outcome }
