/** The peaceful-use undertaking: the text of the country under its hash, and which companies have signed it. */
import type { SignatureInput } from '../../../kernel/cases/index.ts'
import type { Tx } from '../../../kernel/database/index.ts'
import type { Kernel } from '../../../kernel/index.ts'
import { transact } from '../../../kernel/index.ts'
import { type Actor, actorString, type SystemActor } from '../../../kernel/parties/index.ts'
import { capacityOf } from '../../../kernel/signatures/index.ts'
import { canonical, hashOf } from '../../../law/canonical.ts'
import { Failure } from '../../../law/failure.ts'
import type { Text } from '../../../law/text.ts'
import { dayOf, type Instant } from '../../../law/time.ts'
import { messages } from './messages.ts'
import { requireSpeaker } from './speaker.ts'
import type { KeyTerms } from './terms.ts'

export interface Undertaking {
  /** SHA-256 of the canonical form of the clauses, in lower-case hex. */
  readonly hash: string
  readonly clauses: readonly Text[]
}

/** That a company accepted an undertaking: who signed and when. */
export interface Acceptance { readonly undertaking: string; readonly person: string; readonly signature: string; readonly at: Instant }

export interface Undertakings {
  /** The text that is to be accepted now. */
  readonly present: Undertaking
  /** Throws a `Failure` (not found). */
  find(hash: string): Promise<Undertaking>
  /** The acceptance of the present text by a company. */
  acceptanceBy(organisation: string, within?: Tx): Promise<Acceptance | undefined>
  /** The exact bytes that are signed for a company. */
  document(actor: Actor): Uint8Array
  /** Enters acceptances from before there was a register of them. Done twice it changes nothing. */
  enterEarlier(): Promise<void>
  /** Accepts the present text by a signature. Throws a `Failure` (refused) for whoever does not speak for the company. */
  accept(actor: Actor, signature: SignatureInput): Promise<void>
}

export function openUndertakings({ db, now, parties, signatures, journal, registers, country }: Kernel, { undertaking: { clauses, register } }: KeyTerms): Undertakings {
  const present: Undertaking = { hash: hashOf({ clauses: clauses.map((clause) => ({ ...clause })) }), clauses }

  const document = ({ organisation }: Actor): Uint8Array => new TextEncoder().encode(canonical({
    act: 'language-model.undertaking', organisation: organisation?.bin ?? '', hash: present.hash, clauses: clauses.map((clause) => ({ ...clause })),
  }))

  /** Enters an acceptance into the register of things: it holds the BIN and no name, for a name can be erased and an act cannot. */
  const enter = (tx: Tx, by: Actor | SystemActor, { organisation, bin, undertaking, signature, at }: Omit<Acceptance, 'person'> & { readonly organisation: string; readonly bin: string }) =>
    registers.enter(tx, by, {
      register, owner: { kind: 'organisation', id: organisation }, act: { signature }, values: { bin, acceptedOn: dayOf(at, country.calendar.zone), undertaking },
    })

  return {
    present, document,
    async enterEarlier() {
      for (const { organisation, undertaking, signature, at } of await db.selectFrom('undertaking_acceptance').selectAll().orderBy('at').execute()) {
        await transact(db, async (tx) => {
          const bin = (await parties.organisation({ id: organisation }, tx))?.bin
          if (bin !== undefined && await registers.ofAct({ signature }, tx) === undefined) await enter(tx, { system: 'language-model' }, { organisation, bin, undertaking, signature, at })
        })
      }
    },
    async find(hash) {
      if (hash === present.hash) return present
      const row = await db.selectFrom('undertaking').selectAll().where('hash', '=', hash).executeTakeFirst()
      if (row === undefined) throw new Failure('not found', messages.undertakingUnknown)
      return { hash: row.hash, clauses: row.clauses }
    },
    async acceptanceBy(organisation, within) {
      const row = await (within ?? db).selectFrom('undertaking_acceptance').selectAll().where('organisation', '=', organisation).where('undertaking', '=', present.hash).executeTakeFirst()
      return row && { undertaking: row.undertaking, person: row.person, signature: row.signature, at: row.at }
    },
    async accept(actor, { provider, cms }) {
      const bytes = document(actor)
      const verified = await signatures.verify(provider, cms, bytes)
      await transact(db, async (tx) => {
        const organisation = await requireSpeaker(parties, tx, actor)
        await signatures.requireOwn(tx, actor, capacityOf(actor, 'anyone'), verified)
        await tx.insertInto('undertaking').values({ hash: present.hash, clauses: JSON.stringify(clauses), at: now() }).onConflict((conflict) => conflict.doNothing()).execute()
        const signature = await signatures.record(tx, verified, cms, bytes)
        const accepted = await tx.insertInto('undertaking_acceptance').values({ organisation, undertaking: present.hash, person: actor.person, signature, at: now() })
          .onConflict((conflict) => conflict.doNothing()).returning('organisation').executeTakeFirst()
        if (accepted === undefined) return // signed before: the first signature stands
        await journal.append(tx, actorString(actor), { type: 'language-model.undertaking-accepted', subject: `organisation:${organisation}`, body: { undertaking: present.hash, signature } })
        await enter(tx, actor, { organisation, bin: actor.organisation!.bin, undertaking: present.hash, signature, at: now() })
      })
    },
  }
}

const job = 'language-model.undertakings'

/** Keeps the register of undertakings whole: what was accepted before there was one is entered by the worker. */
export function undertakingWork({ kernel, keys }: { readonly kernel: Pick<Kernel, 'jobs'>; readonly keys: { readonly undertakings: Undertakings } }): void {
  kernel.jobs.define(job, { run: () => keys.undertakings.enterEarlier() })
  kernel.jobs.every(job, 86_400)
}
