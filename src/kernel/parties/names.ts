/**
 * Names that people give themselves and their organisations: read, checked for personal data that do not belong there, recorded as a
 * salted commitment, and erased by an administrator where a law or a court asks for it.
 */
import { Failure, type Problem } from '../../law/failure.ts'
import { locales, type Text } from '../../law/text.ts'
import type { Tx } from '../database/index.ts'
import { findSpans, type PersonalDataKind } from '../personal-data/index.ts'
import type { Actor } from './actor.ts'
import { actorString } from './actor.ts'
import { isId } from './means.ts'
import type { Means } from './means.ts'
import { tellsOfPerson, words } from './messages.ts'
import type { OfficialNames } from '../../law/official-names.ts'
import { checkAdministrator } from './roles.ts'

/** What tells of one person wherever it stands. Names and places do not: a company may be called after its founder or its street. */
const telling = new Set<PersonalDataKind>(['national-id', 'sole-trader-id', 'passport', 'phone', 'bank-account', 'card', 'email'])
const sure = 0.6

/** Ten digits and more, however they are spaced: no name has such a number, and most numbers of people are as long. */
const longNumber = /(?:\d[\s().+/-]*){10}/u

/** Whether a text that others will read holds a number or an address of a person. */
function holdsPersonalData({ detectors }: Pick<Means, 'detectors'>, text: string): boolean {
  return longNumber.test(text) || findSpans(text, detectors).some(({ kind, certainty }) => telling.has(kind) && certainty >= sure)
}

/** The name as it is kept, or what is wrong with it. `longest` counts characters. */
export function readName(
  means: Pick<Means, 'detectors'>, given: string, { field, longest, missing }: { readonly field: string; readonly longest: number; readonly missing: Text },
): { readonly name: string; readonly problems: readonly Problem[] } {
  const name = given.normalize('NFC').replaceAll(/\s+/g, ' ').trim()
  if (name === '' || name.length > longest) return { name, problems: [{ field, text: missing }] }
  return { name, problems: holdsPersonalData(means, name) ? [{ field, text: tellsOfPerson }] : [] }
}

/** The names that were given, without those left empty, or what is wrong with them: each field is called `names.` and its language. */
export function readNames(means: Pick<Means, 'detectors'>, given: OfficialNames): { readonly names: OfficialNames | undefined; readonly problems: readonly Problem[] } {
  const read = locales.filter((locale) => (given[locale] ?? '').trim() !== '')
    .map((locale) => [locale, readName(means, given[locale]!, { field: `names.${locale}`, longest: 300, missing: words.organisationName })] as const)
  return { names: read.length === 0 ? undefined : Object.fromEntries(read.map(([locale, { name }]) => [locale, name])), problems: read.flatMap(([, { problems }]) => problems) }
}

/**
 * Erases the name of an organisation for good, with the salts of its commitments; its number stands in its place. What decisions and
 * cases keep by law stays with them.
 *
 * @param basis the law, the judgment or the request, as an administrator states it: it enters the public record
 * @throws Failure 'refused' for anybody but an administrator, 'invalid' for a basis that is missing or tells of a person, 'not found'
 */
export async function eraseOrganisationName(means: Means, tx: Tx, by: Actor, given: { readonly organisation: string; readonly basis: string }): Promise<void> {
  checkAdministrator(by)
  const basis = readBasis(means, given.basis)
  const id = given.organisation
  const row = isId(id) && (await tx.selectFrom('organisation').select(['identifier', 'name_erased_at']).where('id', '=', id).forUpdate().executeTakeFirst())
  if (!row) throw new Failure('not found', words.organisationUnknown)
  if (row.name_erased_at !== null) throw new Failure('conflict', words.nameErasedBefore)
  await tx.updateTable('organisation').set({ name: row.identifier, names: null, name_erased_at: means.now() }).where('id', '=', id).execute()
  await tx.deleteFrom('message').where('organisation', '=', id).execute()
  const entries = await tx.deleteFrom('organisation_entry').where('organisation', '=', id).returning('entry').execute()
  for (const { entry } of entries) await means.journal.erase(tx, actorString(by), entry, 'lawful-erasure')
  await means.journal.append(tx, actorString(by), { type: 'organisation.name-erased', subject: `organisation:${id}`, body: { basis } })
}

/** The legal basis of an erasure, as it is recorded. @throws Failure 'invalid' */
export function readBasis(means: Pick<Means, 'detectors'>, given: string): string {
  const { name: basis, problems } = readName(means, given, { field: 'basis', longest: 1000, missing: words.basisMissing })
  if (problems[0]) throw new Failure('invalid', problems[0].text, problems)
  if (basis.length < 10) throw new Failure('invalid', words.basisMissing, [{ field: 'basis', text: words.basisMissing }])
  return basis
}
