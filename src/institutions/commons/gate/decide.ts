/** The decision on a version in which personal data was found: filled in and signed as an application of a declared procedure, and carried out when that is granted. */
import { Failure } from '../../../law/failure.ts'
import { type Facts, rowsIn } from '../../../law/field.ts'
import type { Register, RegisterTerms } from '../../../kernel/cases/index.ts'
import type { Tx } from '../../../kernel/database/index.ts'
import type { Kernel } from '../../../kernel/index.ts'
import { type Actor, actorString, type SystemActor } from '../../../kernel/parties/index.ts'
import type { CommonsOptions, Datasets, GateInput, Publication } from '../commons.ts'
import { type DatasetVersion, fullName, type GateDecision, recordedOf, versionRegister, versionSubject } from '../dataset.ts'
import { nameOf, versionOf } from '../datasets.ts'
import { messages } from '../messages.ts'
import { askerOf, requirePublisher, requireUnsuspended } from '../ownership.ts'
import { isOwner } from '../policy.ts'

interface Ground {
  readonly kernel: Kernel
  readonly options: Pick<CommonsOptions, 'publication'>
  readonly datasets: Pick<Datasets, 'byId'>
  /** Goes on with a version that was decided on. */
  goOn(tx: Tx, by: string, version: string): Promise<void>
}

/** Each suspect column once, with an action that is possible for it. */
function complete({ suspects }: DatasetVersion, { actions, reasons }: GateInput): void {
  for (const { table, column, possible } of suspects) {
    const chosen = actions.filter((one) => one.table === table && one.column === column)
    if (chosen.length !== 1 || !possible.includes(chosen[0]!.action)) {
      throw new Failure('invalid', messages.undecided, [{ field: `${table}.${column}`, text: messages.undecided }])
    }
  }
  if (actions.length !== suspects.length) throw new Failure('invalid', messages.undecided)
  if (actions.some(({ action }) => action === 'keep') && !reasons?.trim()) throw new Failure('invalid', messages.keptNeedsReasons, [{ field: 'reasons', text: messages.keptNeedsReasons }])
}

/** What a case of the procedure says of the columns of this version. Throws a `Failure` (invalid) for what says nothing of one of them. */
export function decisionIn({ suspects }: Pick<DatasetVersion, 'suspects'>, { columns, reasons }: Facts): GateInput {
  const actions = rowsIn(columns).map(({ place, action }) => {
    const suspect = suspects[Number(place) - 1]
    const chosen = suspect?.possible.find((one) => one === action)
    if (suspect === undefined || chosen === undefined) throw new Failure('invalid', messages.undecided, [{ field: 'columns', text: messages.undecided }])
    return { table: suspect.table, column: suspect.column, action: chosen }
  })
  return { actions, ...(typeof reasons === 'string' && reasons !== '' && { reasons }) }
}

/**
 * The answers that say so. The office that confirms what is kept reads the whole case: of a column that is not kept it learns the place and what becomes
 * of it, and no name, which may tell of people by itself. The owner reads all names on the page on which they sign.
 */
const answersOf = ({ suspects }: DatasetVersion, { actions, reasons = '' }: GateInput): Readonly<Record<string, string>> => Object.fromEntries([
  ['reasons', reasons.trim()],
  ...suspects.flatMap(({ table, column }, at) => {
    const { action } = actions.find((one) => one.table === table && one.column === column)!
    return [[`columns.${at}.place`, String(at + 1)], [`columns.${at}.column`, action === 'keep' ? `${table}.${column}` : `№ ${at + 1}`], [`columns.${at}.action`, action]]
  }),
])

/** Makes the versions that wait for a decision a register, and says how one is decided on. */
export function openDeciding({ kernel, options, datasets, goOn }: Ground): Pick<Publication, 'prepare' | 'decidedIn' | 'block'> {
  const { cases, db, journal, now, orders, parties } = kernel

  const register: Register = async (id, actor) => {
    const row = await db.selectFrom('dataset_version').selectAll().where('id', '=', id).executeTakeFirst()
    if (row?.state !== 'review') return undefined
    const dataset = await datasets.byId(row.dataset)
    if (!isOwner(dataset, askerOf(actor))) return undefined
    // Whoever begins, reads or files a decision comes by here: the right to file applications is not the right to publish.
    await requirePublisher(parties, db, actor, dataset)
    requireUnsuspended(orders, dataset)
    const { title, path } = nameOf(dataset)
    return { title, path, facts: { name: fullName(dataset), version: row.number, commit: row.commit } }
  }

  /** The version, which nobody else decides on until the transaction ends. */
  async function waiting(tx: Tx, id: string): Promise<DatasetVersion> {
    const row = await tx.selectFrom('dataset_version').selectAll().where('id', '=', id).forUpdate().executeTakeFirst()
    if (row?.state !== 'review') throw new Failure('conflict', messages.notInReview)
    return versionOf(row)
  }

  async function keep(tx: Tx, version: DatasetVersion, gate: GateDecision, actor: Actor | SystemActor): Promise<void> {
    const by = actorString(actor)
    const dataset = await datasets.byId(version.dataset, tx)
    requireUnsuspended(orders, dataset)
    const blocked = gate.actions.some(({ action }) => action === 'block')
    await tx.updateTable('dataset_version').set({
      gate: JSON.stringify(gate), state: blocked ? 'blocked' : 'releasing', ...(blocked && { failure: JSON.stringify(messages.blocked) }),
    }).where('id', '=', version.id).execute()
    await journal.append(tx, by, {
      type: 'dataset.gate-decided', subject: versionSubject(version.id),
      body: {
        version: version.number, ...(gate.signature !== undefined && { signature: gate.signature }), ...(gate.decision !== undefined && { decision: gate.decision }), ...recordedOf(dataset),
        actions: gate.actions.map((one) => (dataset.state === 'draft' ? { action: one.action } : { ...one })),
      },
    })
    await cases.dropDrafts(tx, actor, { register: versionRegister, entry: version.id })
    if (!blocked) await goOn(tx, by, version.id)
  }

  const granted: RegisterTerms['granted'] = async (tx, by, { entry, decision, facts, filed }) => {
    const version = await waiting(tx, entry)
    const input = decisionIn(version, facts)
    complete(version, input)
    await keep(tx, version, { by: filed?.person ?? 'commons', at: now(), ...(filed?.signature !== undefined && { signature: filed.signature }), decision, ...input }, by)
  }
  cases.keepRegister(versionRegister, register, { granted, oneAtATime: { of: 'everybody', told: messages.decisionOpen } })

  async function decidedIn(version: string, within?: Tx): Promise<string | undefined> {
    const [open] = (await Promise.all(Object.values(options.publication).map((procedure) => cases.openOn(procedure, version, within)))).flat()
    return open?.id
  }

  return {
    async prepare(actor, dataset, version, decision, changed) {
      await requirePublisher(parties, db, actor, dataset)
      complete(version, decision)
      const { state } = await db.selectFrom('dataset_version').select('state').where('id', '=', version.id).executeTakeFirstOrThrow()
      if (state !== 'review') throw new Failure('conflict', messages.notInReview)
      const procedure = actor.organisation ? options.publication.company : options.publication.person
      // Whoever comes again goes on with the decision that was left, as do their colleagues.
      const open = changed ?? (await cases.ownDrafts(actor)).find((one) => one.procedure === procedure && one.subject === version.id)?.id
      const draft = await cases.begin(actor, { procedure, subject: version.id, ...(open !== undefined && { id: open }) })
      for (const page of (await cases.draft(actor, draft)).procedure.form) {
        const { problems: [problem] } = await cases.fillPage(actor, await cases.draftToFill(actor, draft), page, answersOf(version, decision))
        if (problem) throw new Failure('invalid', problem.text, [problem])
      }
      return draft
    },
    decidedIn: ({ id }) => decidedIn(id),
    async block(tx, actor, dataset, version, decision) {
      await requirePublisher(parties, tx, actor, dataset)
      complete(version, decision)
      await keep(tx, await waiting(tx, version.id), { by: actor.person, at: now(), ...decision }, actor)
      // Only now, when no draft is left: one that is filed at the same moment is a case by now, or is filed no more.
      if (await decidedIn(version.id, tx) !== undefined) throw new Failure('conflict', messages.decisionOpen)
    },
  }
}
