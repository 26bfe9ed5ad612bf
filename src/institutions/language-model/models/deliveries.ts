/** Deliveries: models that were made elsewhere come in file by file, until a draft is made of them. */
import { join } from 'node:path'
import type { Selectable } from 'kysely'
import { Failure } from '../../../law/failure.ts'
import { type Db, newId, type Tables, type Tx } from '../../../kernel/database/index.ts'
import { type Actor, actorString } from '../../../kernel/parties/index.ts'
import type { HubChange } from '../../../portal/hub/index.ts'
import type { Artefact } from '../artefacts.ts'
import type { Ground } from '../ground.ts'
import { isEngineer } from '../office.ts'
import { lendFolder } from '../lend-folder.ts'
import { type Delivery, deliverySubject, missingIn, shaOf } from './delivery.ts'
import { isModelFile, readFolder, staying } from './folder.ts'
import { registryWords as words } from './messages.ts'
import { modelName } from './model.ts'

export interface Deliveries {
  /** The newest first. */
  list(): Promise<readonly Delivery[]>
  /** By its id or its name; throws a `Failure` (not found). */
  find(nameOrId: string, within?: Db): Promise<Delivery>
  /** Begins one; undefined when there is one, or a model, of this name. Throws a `Failure` (invalid, refused). */
  begin(tx: Tx, actor: Actor, name: string): Promise<Delivery | undefined>
  /**
   * Takes in changes as one; files that are no part of a model are passed over. Once all files are there, those that describe the model must be readable and fit. Throws a `Failure`
   * (invalid, refused, conflict) with the mend.
   */
  change(tx: Tx, actor: Actor, id: string, what: { readonly changes: readonly HubChange[]; readonly parent?: string }): Promise<Delivery>
  /** Forgets one that is not wanted. Throws a `Failure` (conflict) while a draft is being made of it. */
  remove(tx: Tx, actor: Actor, id: string): Promise<void>
  /** Forgets one of which a draft was made. */
  done(tx: Tx, id: string): Promise<void>
  /** Lends its folder while `use` runs. */
  lend<T>(id: string, use: (folder: string) => Promise<T>): Promise<T>
}

const deliveryOf = ({ id, name, files, sent_by: by, begun_at: begunAt, changed_at: changedAt }: Selectable<Tables['model_delivery']>): Delivery => ({ id, name, files, by, begunAt, changedAt })

const noParent = '0'.repeat(40)

export function openDeliveries({ kernel: { db, now, files, journal }, options, folder }: Ground): Deliveries {
  function requireEngineer(actor: Actor): void {
    if (!isEngineer(actor, options)) throw new Failure('refused', words.notEngineer)
  }

  async function find(nameOrId: string, within: Db = db): Promise<Delivery> {
    const isId = /^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[0-9a-f]{4}-[0-9a-f]{12}$/.test(nameOrId)
    const row = await within.selectFrom('model_delivery').selectAll().where(isId ? 'id' : 'name', '=', nameOrId).executeTakeFirst()
    if (row === undefined) throw new Failure('not found', words.noDelivery)
    return deliveryOf(row)
  }

  /** Whether a model bears the name; while one is made of a delivery, it stays as it is. */
  const isTaken = async (within: Db, name: string): Promise<boolean> =>
    await within.selectFrom('language_model').select('id').where('name', '=', name).where('state', '<>', 'failed').executeTakeFirst() !== undefined

  /** The delivery, locked, as long as nothing is made of it. */
  async function held(tx: Tx, id: string): Promise<Delivery> {
    const row = await tx.selectFrom('model_delivery').selectAll().where('id', '=', id).forUpdate().executeTakeFirst()
    if (row === undefined) throw new Failure('not found', words.noDelivery)
    if (await isTaken(tx, row.name)) throw new Failure('conflict', words.taken)
    return deliveryOf(row)
  }

  async function put(tx: Tx, actor: Actor, id: string, there: readonly Artefact[], { name, file }: { readonly name: string; readonly file: string }): Promise<Artefact> {
    // What is there already may have been sent by a colleague, and under another name.
    const known = there.some((one) => one.file === file)
    const { hash, size } = known ? await files.find(file, tx) : await files.attach(tx, file, deliverySubject(id), actorString(actor))
    return { name, file, hash, size }
  }

  async function forget(tx: Tx, gone: readonly Artefact[]): Promise<void> {
    for (const file of new Set(gone.map((one) => one.file))) await files.remove(tx, file)
  }

  const lent = <T>(artefacts: readonly Artefact[], use: (folder: string) => Promise<T>): Promise<T> => lendFolder(files, artefacts, join(folder, 'lent', newId()), use)

  async function change(tx: Tx, actor: Actor, id: string, { changes, parent }: Parameters<Deliveries['change']>[3]): Promise<Delivery> {
    requireEngineer(actor)
    const delivery = await held(tx, id)
    if (parent !== undefined && parent !== noParent && parent !== shaOf(delivery)) throw new Failure('conflict', words.otherParent)
    const stays = new Set(staying(delivery.files.map(({ name }) => name), changes.flatMap((one) => ('put' in one ? one.put : []))))
    const next = new Map(delivery.files.filter(({ name }) => stays.has(name)).map((file) => [file.name, file]))
    for (const one of changes) {
      // Whoever sends a folder sends all of it: what is no part of a model is passed over.
      if ('put' in one) {
        if (isModelFile(one.put)) next.set(one.put, await put(tx, actor, id, delivery.files, { name: one.put, file: one.file }))
      } else if ('deleteFolder' in one) throw new Failure('not found', words.noFile) // there are none
      else if (!next.delete(one.delete) && !delivery.files.some(({ name }) => name === one.delete)) throw new Failure('not found', words.noFile)
    }
    const kept = [...next.values()].toSorted((a, b) => (a.name < b.name ? -1 : 1))
    await forget(tx, delivery.files.filter(({ file }) => !kept.some((one) => one.file === file)))
    if (missingIn({ files: kept }).length === 0) await lent(kept.filter(({ name }) => /\.(?:json|jinja)$/.test(name)), readFolder)
    await tx.updateTable('model_delivery').set({ files: JSON.stringify(kept), changed_at: now() }).where('id', '=', id).execute()
    await journal.append(tx, actorString(actor), { type: 'model-delivery.changed', subject: deliverySubject(id), body: { files: kept.map(({ hash }) => hash) } })
    return { ...delivery, files: kept, changedAt: now() }
  }

  return {
    find, change,
    list: async () => (await db.selectFrom('model_delivery').selectAll().orderBy('changed_at', 'desc').orderBy('id').execute()).map(deliveryOf),

    async begin(tx, actor, name) {
      requireEngineer(actor)
      if (!modelName.safeParse(name).success) throw new Failure('invalid', words.badName, [{ field: 'name', text: words.badName }])
      if (await isTaken(tx, name)) return undefined
      const at = now()
      const row = await tx.insertInto('model_delivery').values({ id: newId(), name, sent_by: actorString(actor), begun_at: at, changed_at: at, files: '[]' })
        .onConflict((same) => same.column('name').doNothing()).returningAll().executeTakeFirst()
      if (row === undefined) return undefined
      await journal.append(tx, actorString(actor), { type: 'model-delivery.begun', subject: deliverySubject(row.id), body: {} })
      return deliveryOf(row)
    },

    async remove(tx, actor, id) {
      requireEngineer(actor)
      const row = await tx.selectFrom('model_delivery').selectAll().where('id', '=', id).forUpdate().executeTakeFirst()
      if (row === undefined) throw new Failure('not found', words.noDelivery)
      // A model of this name that is ready or released was made of something else: what was made of a delivery has taken it along.
      const preparing = await tx.selectFrom('language_model').select('id').where('name', '=', row.name).where('state', '=', 'preparing').executeTakeFirst()
      if (preparing !== undefined) throw new Failure('conflict', words.taken)
      const { files: gone } = deliveryOf(row)
      await tx.deleteFrom('model_delivery').where('id', '=', id).execute()
      await forget(tx, gone)
      await journal.append(tx, actorString(actor), { type: 'model-delivery.removed', subject: deliverySubject(id), body: {} })
    },

    async done(tx, id) {
      const row = await tx.deleteFrom('model_delivery').where('id', '=', id).returning('files').executeTakeFirst()
      if (row) await forget(tx, row.files)
    },

    lend: async (id, use) => lent((await find(id)).files, use),
  }
}
