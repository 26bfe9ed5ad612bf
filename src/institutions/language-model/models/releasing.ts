/** Release of models and taking them back: done by the decisions of declared procedures, and asked for from the pages of whoever works on models. */
import { hash } from 'node:crypto'
import { hashOf } from '../../../law/canonical.ts'
import { Failure } from '../../../law/failure.ts'
import type { Facts } from '../../../law/field.ts'
import { locales, spoken, type Text } from '../../../law/text.ts'
import type { Doing, PendingAct, SignatureInput } from '../../../kernel/cases/index.ts'
import { announce, type Db, newId, type Tx } from '../../../kernel/database/index.ts'
import { restingOnSources } from '../../../kernel/lineage/index.ts'
import { type Actor, actorString, type SystemActor } from '../../../kernel/parties/index.ts'
import type { Ground } from '../ground.ts'
import { isEngineer, isHead } from '../office.ts'
import { releaseAct, takeBackAct } from './acts.ts'
import { searchDocument } from './found.ts'
import { registryWords as words } from './messages.ts'
import { type Model, modelSubject } from './model.ts'
import { registerEntry } from './register-entry.ts'
import { optedOut, releaseDocument, type ReleaseFacts, releaseObstacles } from './release-rules.ts'
import { modelsChannel } from './served.ts'
import { modelOf } from './tables.ts'
import { releasedThing } from './thread.ts'

/** A model whose files are there. */
type Made = Model & { readonly made: NonNullable<Model['made']> }

/** What the registry tells of a model. */
interface Registry {
  find(name: string, within?: Db): Promise<Model>
  /** All that a release rests on, in a transaction as that sees it. */
  factsOf(model: Model, tx?: Tx): Promise<ReleaseFacts>
}

/** How a model is released and taken back. */
export interface Releasing {
  /**
   * An engineer submits a finished draft: a case opens by the procedure that the country has declared for a release, and the head is told. Answers the case
   * that is open already, while it states what is so. Throws a `Failure` (refused, conflict) that says what stands in the way.
   */
  submit(tx: Tx, actor: Actor, model: Model): Promise<string>
  /** The case in which a draft waits for its release; `stands`: what it states of the model is so still. Undefined while nobody has submitted it. */
  submission(model: Model): Promise<(PendingAct & { readonly stands: boolean }) | undefined>
  /** What the head signs to release a model: the act in its case. Throws a `Failure` (conflict) where none is open. */
  document(model: Model): Promise<Uint8Array>
  /** Decides the case of a draft with the signature of the head, which releases it. Throws a `Failure` (refused, conflict) that says what stands in the way. */
  release(actor: Actor, model: Model, signature: SignatureInput): Promise<void>
  /** Takes a released model back by the procedure declared for that: an order stops whatever serves it within a second. */
  withdraw(tx: Tx, actor: Actor, model: Model, reason: Text): Promise<void>
}

const aboutModel = ({ name }: Pick<Model, 'name'>): Facts => ({ model: name })

/** What a case states of a release: a stranger can hold each of it against the model's page. Pure. */
function statementOf(model: Made, facts: ReleaseFacts): Facts {
  const optOuts = optedOut(facts.marks).length > 0 ? model.optOuts : undefined
  return {
    version: model.made.hash, licence: model.description.licence, receipts: facts.receipts.map(({ id }) => id).toSorted().join(', '),
    optOuts: optOuts === undefined ? '' : locales.map((locale) => optOuts.reason[locale]).join('\n'), grounds: hash('sha256', releaseDocument(model, facts)),
  }
}

function requireReleasable(model: Model, facts: ReleaseFacts): asserts model is Made {
  const [first] = releaseObstacles(model, facts)
  if (first !== undefined) throw new Failure(model.state === 'draft' ? 'refused' : 'conflict', first)
}

export function openReleasing({ kernel, options }: Ground, { find, factsOf }: Registry): Releasing {
  const { cases, decisions, journal, lineage, now, orders, search, settings } = kernel

  const journalled = (tx: Tx, by: Actor | SystemActor, type: string, { id, name }: Pick<Model, 'id' | 'name'>, body: Readonly<Record<string, string | readonly string[]>>) =>
    journal.append(tx, actorString(by), { type, subject: modelSubject(id), body: { name, ...body } })

  /** A model by its name, which nobody else changes until the transaction ends. */
  async function held(tx: Tx, name: unknown): Promise<Model> {
    const row = await tx.selectFrom('language_model').selectAll().where('name', '=', String(name)).where('state', '<>', 'failed').forUpdate().executeTakeFirst()
    if (row === undefined) throw new Failure('not found', words.none, [{ field: 'model', text: words.none }])
    return modelOf(row)
  }

  /** A draft that can be released, with all that its release rests on; nothing of that is taken back until the transaction ends. */
  async function releasable(tx: Tx, name: unknown): Promise<{ readonly draft: Made; readonly facts: ReleaseFacts }> {
    await restingOnSources(tx)
    const draft = await held(tx, name)
    const facts = await factsOf(draft, tx)
    requireReleasable(draft, facts)
    return { draft, facts }
  }

  cases.keepCoreAct(releaseAct, {
    async reads(tx, _, { model }) {
      const { draft, facts } = await releasable(tx, model)
      return statementOf(draft, facts)
    },
    async carryOut(tx, by, { told: { model }, decision, signature = '' }) {
      const { draft, facts } = await releasable(tx, model)
      const person = 'person' in by ? by.person : ''
      // Whoever submits a model need not have drafted it: neither of them releases it.
      if (draft.draftedBy.startsWith(`person:${person}`)) throw new Failure('refused', words.ownDraft)
      const [receipts, optOuts, at] = [facts.receipts, optedOut(facts.marks).length > 0 ? draft.optOuts : undefined, now()]
      const register = registerEntry(draft, { provider: options.provider.name, receipts, optOuts, at, origin: settings.publicUrl })
      const release = { by: person, signature, decision, receipts: receipts.map(({ id }) => id), register, ...(optOuts && { optOuts }) }
      await tx.updateTable('language_model').set({ state: 'released', release: JSON.stringify(release), released_at: at }).where('id', '=', draft.id).execute()
      await journalled(tx, by, 'model.released', draft, { version: draft.made.hash, decision, signature, receipts: release.receipts, register: hashOf(register) })
      await lineage.put(tx, releasedThing(draft))
      await search.put(tx, searchDocument(await find(draft.id, tx)))
      await announce(tx, modelsChannel)
    },
  })

  cases.keepCoreAct(takeBackAct, {
    async reads(tx, _, { model: name }) {
      const model = await held(tx, name)
      if (model.state !== 'released') throw new Failure('conflict', words.notReleased)
      return { version: model.made?.hash ?? '' }
    },
    async carryOut(tx, by, { told, decision, office }) {
      const model = await held(tx, told['model'])
      const [kk = '', ru = '', en = ''] = ['reasonKk', 'reasonRu', 'reasonEn'].map((name) => String(told[name]))
      const reason = spoken({ kk, ru, en })
      await tx.updateTable('language_model').set({ state: 'withdrawn', withdrawal: JSON.stringify(reason), withdrawn_at: now() }).where('id', '=', model.id).execute()
      await orders.suspend(tx, by, { subject: modelSubject(model.id), reason, decision, ...(office !== undefined && { office }) })
      // What was released before its release was a decision has none that could end.
      if (model.release?.decision !== undefined) await decisions.revoke(tx, actorString(by), model.release.decision, { byDecision: decision, reason })
      await journalled(tx, by, 'model.withdrawn', model, { decision })
      await search.remove(tx, modelSubject(model.id))
      await announce(tx, modelsChannel)
    },
  })

  const signing = ({ outcome }: PendingAct): Doing => ({ type: 'complete', outcome })

  /** The case in which a model waits for its release: the one that states what is so now, or else the newest. */
  async function submission(model: Model, tx?: Tx): Promise<Awaited<ReturnType<Releasing['submission']>>> {
    if (model.state !== 'draft' || model.made === undefined) return undefined
    const pending = await cases.pendingFor({ act: releaseAct.name, told: aboutModel(model) }, tx)
    if (pending.length === 0) return undefined
    const current = statementOf({ ...model, made: model.made }, await factsOf(model, tx))
    const stands = ({ stated }: PendingAct): boolean => Object.entries(current).every(([name, said]) => (stated[name] ?? '') === said)
    const found = pending.find(stands)
    return { ...(found ?? pending.at(-1)!), stands: found !== undefined }
  }

  async function requireSubmitted(model: Model): Promise<PendingAct> {
    const found = await submission(model)
    if (found === undefined) throw new Failure('conflict', model.state === 'draft' ? words.notSubmitted : words.notDraft)
    return found
  }

  return {
    submission,
    async submit(tx, actor, model) {
      if (!isEngineer(actor, options)) throw new Failure('refused', words.notEngineer)
      await held(tx, model.name) // whoever submits the same at once waits here, and then sees its case
      const found = await submission(model, tx)
      return found?.stands ? found.id : cases.openForAct(tx, actor, { act: releaseAct.name, told: aboutModel(model), key: `submit:${newId()}` })
    },
    async document(model) {
      const found = await requireSubmitted(model)
      return cases.document(found.id, signing(found))
    },
    async release(actor, model, signature) {
      if (!isHead(actor, options)) throw new Failure('refused', words.notHead)
      const found = await requireSubmitted(model)
      requireReleasable(model, await factsOf(model))
      await cases.perform(actor, { case: found.id, key: `release:${newId()}`, doing: signing(found), signature })
    },
    async withdraw(tx, actor, model, { kk: reasonKk, ru: reasonRu, en: reasonEn }) {
      if (!isHead(actor, options)) throw new Failure('refused', words.notHead)
      await cases.openForAct(tx, actor, { act: takeBackAct.name, told: { ...aboutModel(model), reasonKk, reasonRu, reasonEn }, key: `take-back:${newId()}` })
    },
  }
}
