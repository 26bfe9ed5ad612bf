/** Finds models of the registry by words, state, language and licence, with their honest count. */
import { sql } from 'kysely'
import type { Kernel } from '../../../kernel/index.ts'
import type { Locale } from '../../../law/text.ts'
import type { Model, ModelState } from './model.ts'
import { modelOf } from './tables.ts'

export interface ModelQuery {
  /** Anything that somebody typed; empty lists all. */
  readonly text?: string
  /** The language of the words. */
  readonly locale?: Locale
  readonly states: readonly ModelState[]
  /** ISO 639-1. */
  readonly language?: string
  /** SPDX id. */
  readonly licence?: string
  readonly limit: number
  readonly offset: number
}

export interface ModelsFound {
  /** Newest first. */
  readonly models: readonly Model[]
  readonly total: number
}

/** More than this nobody pages through. */
const mostFound = 500

export async function findModels({ db, search }: Pick<Kernel, 'db' | 'search'>, { text = '', locale = 'kk', states, language, licence, limit, offset }: ModelQuery): Promise<ModelsFound> {
  if (states.length === 0) return { models: [], total: 0 }
  let query = db.selectFrom('language_model').where('state', 'in', states)
  if (text.trim() !== '') {
    // Released models are found in any form of their words; drafts, which not everybody may see, by their names.
    const { found } = await search.find({ kind: 'model', text, locale, limit: mostFound, offset: 0 })
    const ids = found.map(({ id }) => id.slice(id.indexOf(':') + 1))
    const named = `%${text.trim().toLowerCase().replaceAll(/[\\%_]/g, String.raw`\$&`)}%`
    query = query.where((where) => where.or([where('name', 'like', named), ...(ids.length > 0 ? [where('id', 'in', ids)] : [])]))
  }
  if (licence !== undefined) query = query.where(sql<boolean>`description ->> 'licence' = ${licence}`)
  if (language !== undefined) query = query.where(sql<boolean>`(provenance -> 'corpus' -> 'languages' @> ${JSON.stringify([{ language }])}::jsonb or provenance -> 'languages' @> ${JSON.stringify([language])}::jsonb)`)
  const [{ total }, rows] = await Promise.all([
    query.select((e) => e.fn.countAll().as('total')).executeTakeFirstOrThrow(),
    query.selectAll().orderBy(sql`coalesce(released_at, drafted_at)`, 'desc').orderBy('id').limit(limit).offset(offset).execute(),
  ])
  return { models: rows.map(modelOf), total: Number(total) }
}
