/** What a publisher says of a dataset, as a form: its fields, what they hold, and the description that comes of them. Pure. */
import type { Problem } from '../../../law/failure.ts'
import { readAnswers } from '../../../law/answers.ts'
import { choice, date, email, type Field, text } from '../../../law/field.ts'
import type { SubmittedForm } from '../../../portal/index.ts'
import { isLicence, updateWords } from '../catalogue/index.ts'
import { type Description, descriptionSchema, themes } from '../dataset.ts'
import { describeWords as words } from './describe-messages.ts'
import { publishWords, required } from './messages.ts'
import { spoken } from '../../../law/text.ts'

const optional = { optional: true } as const

export const aboutFields: readonly Field[] = [
  text('title.kk', { label: publishWords.titleKk, maxLength: 200 }), text('title.ru', { label: publishWords.titleRu, maxLength: 200 }),
  text('title.en', { label: publishWords.titleEn, maxLength: 200 }),
  text('summary.kk', { label: words.summaryKk, hint: words.summaryHint, maxLength: 5000, long: true }),
  text('summary.ru', { label: words.summaryRu, maxLength: 5000, long: true }), text('summary.en', { label: words.summaryEn, maxLength: 5000, long: true }),
  choice('theme', { label: words.theme, choices: Object.entries(themes).map(([value, label]) => ({ value, label })) }),
  text('keywords', { label: words.keywords, hint: words.keywordsHint, maxLength: 2000, ...optional }),
]

export const licenceField = text('licence', { label: words.licence, hint: words.licenceHint, maxLength: 100 })

export const rightsFields: readonly Field[] = [
  text('responsible.name', { label: words.responsible, hint: words.responsibleHint, maxLength: 200 }), email('responsible.email', { label: words.email, ...optional }),
  text('creator', { label: words.creator, hint: words.creatorHint, maxLength: 300, ...optional }), text('source', { label: words.source, hint: words.sourceHint, maxLength: 2000, ...optional }),
]

/** Languages that the form names; others are typed by their codes. */
export const usualLanguages = ['kk', 'ru', 'en'] as const

export const insideFields: readonly Field[] = [
  text('otherLanguages', { label: words.otherLanguages, hint: words.otherLanguagesHint, maxLength: 300, ...optional }),
  text('spatial', { label: words.spatial, hint: words.spatialHint, maxLength: 200, ...optional }),
  date('from', { label: words.from, ...optional }), date('to', { label: words.to, ...optional }),
  choice('updates', {
    label: words.updates,
    choices: descriptionSchema.shape.updates.options.map((value) => ({ value, label: updateWords[value] })),
  }),
]

/** What the form holds. */
export interface DescribeForm {
  readonly values: Readonly<Record<string, string>>
  readonly lists: Readonly<Record<'languages', readonly string[]>>
}

const isUsual = (code: string): boolean => usualLanguages.some((one) => one === code)

/** What was said before, as the form shows it. */
export function writeDescription({ title, summary, licence, responsible, creator = '', source = '', keywords, languages, theme, spatial = '', temporal, updates }: Description): DescribeForm {
  return {
    values: {
      'title.kk': title.kk, 'title.ru': title.ru, 'title.en': title.en, 'summary.kk': summary.kk, 'summary.ru': summary.ru, 'summary.en': summary.en,
      theme, keywords: keywords.join(', '), licence, 'responsible.name': responsible.name, 'responsible.email': responsible.email ?? '', creator, source,
      otherLanguages: languages.filter((code) => !isUsual(code)).join(', '), spatial, from: temporal?.from ?? '', to: temporal?.to ?? '', updates,
    },
    lists: { languages: languages.filter(isUsual) },
  }
}

/** What was sent, so that nothing that was typed is lost. */
export const sentForm = (form: SubmittedForm): DescribeForm => ({ values: form.values, lists: { languages: form.all('languages').filter(isUsual) } })

const parted = (given: unknown): readonly string[] => String(given ?? '').split(',').map((one) => one.trim()).filter((one) => one !== '')

/** The description that the form holds, with what is wrong instead when something is. Labels of columns stay as they were. */
export function readDescription({ values, lists }: DescribeForm, fields: Description['fields']): { readonly description?: Description; readonly problems: readonly Problem[] } {
  const { facts, problems: wrong } = readAnswers([...aboutFields, licenceField, ...rightsFields, ...insideFields], values)
  const said = (name: string): string => String(facts[name] ?? '')
  const [from, to] = [said('from'), said('to')]
  const keywords = [...new Set(parted(facts['keywords']))]
  const others = parted(facts['otherLanguages'])
  const source = said('source')
  const problems: readonly Problem[] = [
    ...wrong,
    ...(keywords.length > 30 || keywords.some((one) => one.length > 60) ? [{ field: 'keywords', text: words.badKeywords }] : []),
    ...(said('licence') !== '' && !isLicence(said('licence')) ? [{ field: 'licence', text: words.noWay }] : []),
    ...(source !== '' && !/^https?:\/\/[^\s/]+\.[^\s]+$/.test(source) ? [{ field: 'source', text: words.badSource }] : []),
    ...(others.some((code) => !/^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$/.test(code)) ? [{ field: 'otherLanguages', text: words.badLanguages }] : []),
    ...(facts['from'] === undefined || facts['to'] === undefined ? [] : (from === '') !== (to === '') ? [{ field: from === '' ? 'from' : 'to', text: words.bothDays }]
      : from > to ? [{ field: 'to', text: words.daysTurned }] : []),
  ]
  if (problems.length > 0) return { problems }
  const inLanguages = (name: string) => {
    const [kk = '', ru = '', en = ''] = ['kk', 'ru', 'en'].map((language) => said(`${name}.${language}`))
    return spoken({ kk, ru, en })
  }
  const read = descriptionSchema.safeParse({
    title: inLanguages('title'), summary: inLanguages('summary'), licence: said('licence'), theme: said('theme'), updates: said('updates'), keywords, fields,
    responsible: { name: said('responsible.name'), ...(said('responsible.email') !== '' && { email: said('responsible.email') }) },
    languages: [...new Set([...lists.languages, ...others])],
    ...(said('creator') !== '' && { creator: said('creator') }), ...(source !== '' && { source }), ...(said('spatial') !== '' && { spatial: said('spatial') }),
    ...(from !== '' && { temporal: { from, to } }),
  })
  if (read.success) return { description: read.data, problems: [] }
  return { problems: read.error.issues.map(({ path, code }) => ({ field: path.join('.'), text: code === 'too_small' ? required : words.unfit })) }
}
