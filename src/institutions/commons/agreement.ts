/** The agreement under which data is lent: made from the terms, the same words for everybody, named by their hash. */
import { inEveryLanguage } from '../../law/format.ts'
import { hashOf } from '../../law/canonical.ts'
import { Failure } from '../../law/failure.ts'
import { organisationName } from '../../law/official-names.ts'
import type { Text } from '../../law/text.ts'
import type { Kernel } from '../../kernel/index.ts'
import { html, page, type Route, route } from '../../portal/index.ts'
import { agreementWords as words } from './agreement.messages.ts'
import { dutyMeanings, purposeMeanings, purposeWords } from './catalogue/words.ts'
import type { Agreement, Agreements, Commons } from './commons.ts'
import { type Dataset, datasetPath, fullName } from './dataset.ts'
import { nameOf } from './datasets.ts'

/** The agreement that whoever asks now would accept. It names no organisation: the grant does, and quotes its hash. */
export function agreementOf(dataset: Dataset): Agreement {
  const { terms, owner, description } = dataset
  const title = nameOf(dataset).title
  const list = (lines: readonly Text[]): Text => inEveryLanguage((locale) => lines.map((line) => line[locale]).join(' '))
  const clauses = [
    inEveryLanguage((locale) => words.parties(organisationName(owner, locale), title[locale], fullName(dataset))[locale]),
    inEveryLanguage((locale) => words.purpose(terms.purposes.map((one) => purposeWords[one][locale].toLowerCase()).join(', '))[locale]),
    list(terms.purposes.map((one) => purposeMeanings[one])),
    ...terms.duties.map((one) => dutyMeanings[one]),
    ...(terms.columns ? [words.columns(terms.columns.join(', '))] : []),
    ...(terms.rows ? [words.rows(terms.rows.column, terms.rows.values.join(', '))] : []),
    ...(description ? [inEveryLanguage((locale) => `${words.licence[locale]} ${description.licence}.`)] : []),
    words.people, words.reads, words.withdrawal, words.end,
  ]
  return { hash: hashOf({ clauses: clauses.map((clause) => ({ ...clause })) }), clauses }
}

export function openAgreements({ db, now }: Pick<Kernel, 'db' | 'now'>): Agreements {
  return {
    async keep(dataset) {
      const agreement = agreementOf(dataset)
      await db.insertInto('agreement').values({ hash: agreement.hash, dataset: dataset.id, clauses: JSON.stringify(agreement.clauses), at: now() })
        .onConflict((conflict) => conflict.doNothing()).execute()
      return agreement
    },
    async find(hash) {
      const row = await db.selectFrom('agreement').selectAll().where('hash', '=', hash).executeTakeFirst()
      if (row === undefined) throw new Failure('not found', words.none)
      return { hash: row.hash, clauses: row.clauses, dataset: row.dataset }
    },
  }
}

/** Where an agreement is read, without the language. */
export const agreementPath = (hash: string): string => `/commons/agreements/${hash}`

/** The page of an agreement: what applicants accept, and what holders of a grant accepted. */
export const agreementRoutes = ({ agreements, datasets }: Pick<Commons, 'agreements' | 'datasets'>): readonly Route[] => [route({
  method: 'GET', path: '/commons/agreements/:hash', kind: 'page', permission: 'everyone', title: words.title,
  handle: async (visit, { hash }) => {
    const { locale, link } = visit
    const agreement = await agreements.find(hash)
    const dataset = await datasets.byId(agreement.dataset)
    const { title } = nameOf(dataset)
    return page({
      visit, title: words.title, current: 'commons', breadcrumbs: [{ title, path: datasetPath(dataset) }],
      body: html`<h1>${words.title[locale]}</h1><p class="lead"><a href="${link(datasetPath(dataset))}">${title[locale]}</a></p><ol>${
        agreement.clauses.map((clause) => html`<li>${clause[locale]}</li>`)}</ol><p class="hint">SHA-256: <code>${agreement.hash}</code></p>`,
    })
  },
})]
