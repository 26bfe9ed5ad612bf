/** The peaceful-use undertaking: the text of the country under its hash, and which companies are bound by it. A declared procedure takes their signatures. */
import type { Register, RegisterTerms, SignatureInput } from '../../../kernel/cases/index.ts'
import type { Tx } from '../../../kernel/database/index.ts'
import type { Kernel } from '../../../kernel/index.ts'
import { transact } from '../../../kernel/index.ts'
import { type Actor, actorString } from '../../../kernel/parties/index.ts'
import { hashOf } from '../../../law/canonical.ts'
import { Failure } from '../../../law/failure.ts'
import type { Text } from '../../../law/text.ts'
import { dayOf, type Instant } from '../../../law/time.ts'
import { messages } from './messages.ts'
import { keeping, requireSpeaker } from './speaker.ts'
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
  /** The exact bytes that are signed for a company, to be filed under an id that the caller chose. Throws a `Failure` (refused) for whoever does not speak for the company, or (conflict). */
  document(actor: Actor, application: string): Promise<Uint8Array>
  /** Files the present text with the signature; it is entered at once. Throws a `Failure` (refused, invalid), conflict where the company has accepted it before: the first signature stands. */
  accept(actor: Actor, application: string, signature: SignatureInput): Promise<void>
  /** Enters acceptances from before there was a register of them. Done twice it changes nothing. */
  enterEarlier(): Promise<void>
}

/** Under which procedures name what is undertaken. */
const undertakingRegister = 'language-model.undertaking'

/** Where a text can be read, by its hash. */
const textPath = (hash: string): string => `/keys/undertaking/${hash}`

export function openUndertakings({ cases, db, now, parties, journal, registers, country }: Kernel, { undertaking: { clauses, register, procedure } }: KeyTerms): Undertakings {
  const present: Undertaking = { hash: hashOf({ clauses: clauses.map((clause) => ({ ...clause })) }), clauses }
  const today = () => dayOf(now(), country.calendar.zone)

  /** The clauses in each language, numbered: what the application states and its signer reads. */
  const texts = Object.fromEntries((['kk', 'ru', 'en'] as const).map((language) => [language, clauses.map((clause, at) => `${at + 1}. ${clause[language]}`).join('\n')]))

  async function acceptanceBy(organisation: string, within?: Tx): Promise<Acceptance | undefined> {
    const row = await (within ?? db).selectFrom('undertaking_acceptance').selectAll().where('organisation', '=', organisation).where('undertaking', '=', present.hash).executeTakeFirst()
    return row && { undertaking: row.undertaking, person: row.person, signature: row.signature, at: row.at }
  }

  /** The text that stands, for whoever speaks for a company that is not yet bound by it. */
  const text: Register = async (hash, actor) => {
    if (hash !== present.hash || actor.organisation === undefined) return undefined
    if (await acceptanceBy(await requireSpeaker(parties, db, actor))) throw new Failure('conflict', messages.alreadyAccepted)
    return { title: messages.undertaking, path: textPath(hash), facts: { hash, day: today(), ...texts } }
  }

  const granted: RegisterTerms['granted'] = async (tx, by, { decision, organisation, filed }) => {
    if (organisation === undefined || filed?.person === undefined || filed.signature === undefined) throw new Failure('invalid', messages.noCompany)
    const { person, signature } = filed
    await tx.insertInto('undertaking').values({ hash: present.hash, clauses: JSON.stringify(clauses), at: now() }).onConflict((conflict) => conflict.doNothing()).execute()
    const accepted = await tx.insertInto('undertaking_acceptance').values({ organisation, undertaking: present.hash, person, signature, decision, at: now() })
      .onConflict((conflict) => conflict.doNothing()).returning('organisation').executeTakeFirst()
    // A colleague signed at the same moment: the first signature stands.
    if (accepted === undefined) throw new Failure('conflict', messages.alreadyAccepted)
    await journal.append(tx, actorString(by), { type: 'language-model.undertaking-accepted', subject: `organisation:${organisation}`, body: { undertaking: present.hash, signature, decision } })
  }
  cases.keepRegister(undertakingRegister, text, { granted, meant: () => present.hash, delegable: keeping.id })

  return {
    present, acceptanceBy,
    document: async (actor, application) => cases.draftDocument(await cases.draftToBe(actor, { procedure, id: application })),
    async accept(actor, application, signature) {
      const draft = await cases.begin(actor, { procedure, id: application })
      try {
        await cases.file(actor, { draft, signature })
      } catch (error) {
        // The page shows all of it again: nobody goes on with what was left.
        await cases.deleteDraft(actor, draft, 'for good')
        throw error
      }
    },
    async enterEarlier() {
      const earlier = await db.selectFrom('undertaking_acceptance').selectAll().where('decision', 'is', null).orderBy('at').execute()
      for (const { organisation, undertaking, signature, at } of earlier) {
        await transact(db, async (tx) => {
          const number = (await parties.organisation({ id: organisation }, tx))?.identifier.value
          if (number === undefined || await registers.ofAct({ signature }, tx) !== undefined) return
          await registers.enter(tx, { system: 'language-model' }, {
            register, owner: { kind: 'organisation', id: organisation }, act: { signature }, values: { bin: number, acceptedOn: dayOf(at, country.calendar.zone), undertaking },
          })
        })
      }
    },
    async find(hash) {
      if (hash === present.hash) return present
      const row = await db.selectFrom('undertaking').selectAll().where('hash', '=', hash).executeTakeFirst()
      if (row === undefined) throw new Failure('not found', messages.undertakingUnknown)
      return { hash: row.hash, clauses: row.clauses }
    },
  }
}

const job = 'language-model.undertakings'

/** Keeps the register of undertakings whole: what was accepted before there was one is entered by the worker. */
export function undertakingWork({ kernel, keys }: { readonly kernel: Pick<Kernel, 'jobs'>; readonly keys: { readonly undertakings: Undertakings } }): void {
  kernel.jobs.define(job, { run: () => keys.undertakings.enterEarlier() })
  kernel.jobs.every(job, 86_400)
}
