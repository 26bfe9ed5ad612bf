/** The picture for everybody: each figure with its source, lines over the years, maps and bars with their tables, the universities side by side, and the same as data. */
import type { Kernel } from '../../../kernel/index.ts'
import { entryPath } from '../../../kernel/registers/index.ts'
import { formatNumber } from '../../../law/format.ts'
import type { Locale, Text } from '../../../law/text.ts'
import { bars, csv, emptyState, html, type Html, json, lineChart, page, regionMap, type Route, route, table, type Visit } from '../../../portal/index.ts'
import { institution, place } from '../parts.ts'
import { type Framework, skillOf } from '../skills/index.ts'
import { fates } from './intakes.ts'
import { ofYear, untold, wentFrom, whatWords, words } from './messages.ts'
import type { CapacityOptions } from './options.ts'
import { type By, counted, type Figure, pictureOf, type Read, reported, type What, yearsOf } from './picture.ts'

export const path = '/university/capacity'

const mostEntries = 3

/** The register of needs, and the procedure by which badges are given. */
interface Places { readonly needs: string; readonly award: string }

/** Where a figure is from: the register that it is read in, or the count of what a page of this portal is for. */
const sourceOf = ({ reports, programmes, hires, learners }: CapacityOptions, { needs, award }: Places, what: What): { readonly register: string } | { readonly counted: string } => {
  switch (what) {
    case 'ownPlaces': return { register: programmes }
    case 'hires': return { register: hires }
    case 'admitted': case 'studying': case 'onLeave': case 'graduated': case 'left': return { register: learners }
    case 'needs': return { register: needs }
    case 'courseLearners': case 'courseCompletions': return { counted: '/university/courses' }
    case 'credentials': return { counted: `/services/${award}` }
    default: return { register: reports }
  }
}

const printed = ({ value }: Pick<Figure, 'value'>, locale: Locale): string => (typeof value === 'number' ? formatNumber(value, locale) : untold[value][locale])

export function capacityPages({ registers, country }: Kernel, options: CapacityOptions, places: Places, framework: Framework, read: () => Promise<Read>): readonly Route[] {
  const regions = country.regions ?? []
  const regionName = (code: string | undefined, locale: Locale): string => (code === undefined ? words.together[locale] : regions.find((one) => one.code === code)?.name[locale] ?? code)
  const skillName = (code: string | undefined, locale: Locale): string => (code === undefined ? words.together[locale] : skillOf(framework, code)?.label[locale] ?? code)
  const declared = (register: string) => registers.declared.find(({ id }) => id === register)

  /** The register in which a figure stands with the entries that it is made of, or that it was counted. */
  function source({ locale, link }: Visit, { what, entries = [] }: Figure): Html {
    const from = sourceOf(options, places, what)
    if ('counted' in from) return html`<a href="${link(from.counted)}">${words.counted[locale]}</a>`
    const known = declared(from.register)
    // Of a register that only its office sees everybody is told the count.
    if (known?.shown.to !== 'everyone') return html`${known?.title[locale] ?? from.register}: ${words.countedThere[locale]}`
    return html`<a href="${link(`/registers/${from.register}`)}">${known.title[locale]}</a>${entries.length > 0 && entries.length <= mostEntries && html` (${entries.map((number, at) => html`${at > 0 && ', '}<a href="${link(entryPath(from.register, number))}">${number}</a>`)})`}`
  }

  function overTime({ locale }: Visit, figures: readonly Figure[], years: readonly number[]): Html {
    const of = (what: What, year: string): Figure | undefined => figures.find((one) => one.what === what && one.by === 'year' && one.key === year)
    const all = [...new Set([...years.map(String), ...figures.flatMap(({ by, key }) => (by === 'year' && key !== undefined ? [key] : []))])].toSorted()
    const shown = [...reported, ...counted].filter((what) => figures.some((one) => one.what === what && one.by === 'year'))
    const drawn = (['places', 'graduates'] as const).flatMap((what) => {
      const points = years.flatMap((year) => { const value = of(what, String(year))?.value; return typeof value === 'number' ? [{ at: year, value }] : [] })
      const [first, last] = [points[0], points.at(-1)]
      if (first === undefined || last === undefined || first === last) return []
      return [{ title: wentFrom(whatWords[what], [String(first.at), first.value], [String(last.at), last.value])[locale], points, ends: [String(first.at), String(last.at)] as const }]
    })
    return html`<h2>${words.overTime[locale]}</h2>${drawn.map(({ title, points, ends }) => html`<figure><figcaption>${title}</figcaption>${lineChart({ title, points, label: (value) => formatNumber(value, locale), ends })}</figure>`)}${table(locale, {
      caption: words.overTime, captionUnseen: true, rows: shown,
      columns: [
        { title: words.figure, header: true, cell: (what) => whatWords[what][locale] },
        ...all.map((year) => ({ title: ofYear(Number(year)), numeric: true as const, cell: (what: What) => { const one = of(what, year); return one ? printed(one, locale) : '—' } })),
      ],
    })}`
  }

  function byRegion({ locale }: Visit, figures: readonly Figure[], year: number): Html {
    const shown = ['places', 'teachers', 'learners', 'graduates', 'computeHours', 'hires', 'needs'] as const
    const known = figures.filter(({ by }) => by === 'region')
    const keys = [...regions.map(({ code }) => code).filter((code) => known.some(({ key }) => key === code)), ...known.some(({ key }) => key === undefined) ? [undefined] : []]
    const valuesOf = (what: What): ReadonlyMap<string, number> => new Map(known.flatMap((one) => (one.what === what && one.key !== undefined && typeof one.value === 'number' ? [[one.key, one.value] as const] : [])))
    const [offered, asked] = [valuesOf('places'), valuesOf('needs')]
    const map = (title: Text, values: ReadonlyMap<string, number>): Html | false => values.size > 0 && regions.length > 0 && html`<figure><figcaption>${title[locale]}</figcaption>${regionMap(locale, { title: title[locale], regions, values })}</figure>`
    return html`<h2>${words.byRegion[locale]}: ${ofYear(year)[locale]}</h2><p class="hint">${words.regionOf[locale]}</p>${map(words.places, offered)}${map(words.demand, asked)}${table(locale, {
      caption: words.byRegion, captionUnseen: true, rows: keys,
      columns: [
        { title: words.region, header: true, cell: (key) => regionName(key, locale) },
        ...shown.map((what) => ({ title: whatWords[what], numeric: true as const, cell: (key: string | undefined) => { const one = known.find((figure) => figure.what === what && figure.key === key); return one ? printed(one, locale) : '—' } })),
      ],
    })}`
  }

  function bySkill({ locale }: Visit, figures: readonly Figure[]): Html {
    const shown = ['needs', 'hires', 'credentials', 'courseLearners', 'courseCompletions'] as const
    const known = figures.filter(({ by }) => by === 'skill')
    const of = (what: What, key: string | undefined): Figure | undefined => known.find((one) => one.what === what && one.key === key)
    const keys = [...framework.groups.flatMap(({ skills }) => skills.map(({ code }) => code)).filter((code) => known.some(({ key }) => key === code)), ...known.some(({ key }) => key === undefined) ? [undefined] : []]
    const asked = keys.flatMap((key) => { const value = of('needs', key)?.value; return typeof value === 'number' ? [{ key, value }] : [] }).toSorted((a, b) => b.value - a.value)
    return html`<h2>${words.bySkill[locale]}</h2>${asked.length > 0 && html`<p>${words.demand[locale]}</p>${bars(words.demand[locale], asked.map(({ key, value }) => ({ name: skillName(key, locale), value, said: formatNumber(value, locale) })))}`}${table(locale, {
      caption: words.bySkill, captionUnseen: true, rows: keys,
      columns: [
        { title: words.skill, header: true, cell: (key) => skillName(key, locale) },
        ...shown.map((what) => ({ title: whatWords[what], numeric: true as const, cell: (key: string | undefined) => { const one = of(what, key); return one ? printed(one, locale) : '—' } })),
      ],
    })}`
  }

  function intakes(visit: Visit, figures: readonly Figure[]): Html | false {
    const { locale } = visit
    const known = figures.filter(({ by }) => by === 'intake')
    const years = [...new Set(known.map(({ key }) => key!))]
    const of = (what: What, year: string): Figure => known.find((one) => one.what === what && one.key === year)!
    const ended = years.findLast((year) => { const { value } = of('graduated', year); return typeof value === 'number' && value > 0 })
    const became = ended === undefined ? [] : fates.flatMap((what) => { const { value } = of(what, ended); return typeof value === 'number' ? [{ name: whatWords[what][locale], value, said: formatNumber(value, locale) }] : [] })
    return known.length > 0 && html`<h2>${words.intakes[locale]}</h2><p>${words.intakesLead[locale]}</p>${ended !== undefined && html`<p>${words.intake[locale]}: ${ended}</p>${bars(`${words.intake[locale]}: ${ended}`, became)}`}${table(locale, {
      caption: words.intakes, captionUnseen: true, rows: years,
      columns: [{ title: words.intake, header: true, cell: (year) => year }, ...(['admitted', ...fates] as const).map((what) => ({ title: whatWords[what], numeric: true as const, cell: (year: string) => printed(of(what, year), locale) }))],
    })}<p class="hint">${words.source[locale]}: ${source(visit, known[0]!)}</p>`
  }

  function sideBySide({ locale, link }: Visit, { reports }: Read): Html {
    const rows = reports.toSorted((a, b) => a.name.localeCompare(b.name, locale) || b.year - a.year)
    return html`<h2>${words.universities[locale]}</h2><p>${words.universitiesLead[locale]}</p>${table(locale, {
      caption: words.universities, captionUnseen: true, rows, empty: emptyState(locale, { title: words.noReports }),
      columns: [
        { title: words.university, header: true, cell: ({ name }) => name }, { title: words.year, numeric: true, cell: ({ year }) => String(year) }, { title: words.region, cell: ({ region }) => regionName(region, locale) },
        ...reported.map((what) => ({ title: whatWords[what], numeric: true as const, cell: (one: (typeof rows)[number]) => printed({ value: one[what] ?? 'unset' }, locale) })),
        { title: words.report, cell: ({ number }) => html`<a href="${link(entryPath(options.reports, number))}">${number}</a>` },
      ],
    })}`
  }

  const whole = (figures: readonly Figure[]): readonly Figure[] => figures.filter(({ by }) => by === 'all')
  const sourceText = ({ what }: Figure): string => { const from = sourceOf(options, places, what); return 'register' in from ? `register:${from.register}` : `counted:${from.counted}` }
  const dataOf = (figure: Figure) => ({
    figure: figure.what, by: figure.by, ...(figure.key !== undefined && { key: figure.key }), ...(figure.year !== undefined && { year: figure.year }), ...(typeof figure.value === 'number' ? { value: figure.value } : { untold: figure.value }), source: sourceText(figure), ...(figure.entries && { entries: figure.entries }),
  })
  const keyName = ({ by, key }: Figure, locale: Locale): string => {
    const names: Readonly<Record<By, () => string>> = { all: () => '', intake: () => key ?? '', year: () => key ?? words.together[locale], region: () => regionName(key, locale), skill: () => skillName(key, locale) }
    return names[by]()
  }

  return [
    route({
      method: 'GET', path, kind: 'page', permission: 'everyone', title: words.title, rateLimit: { requests: 120, seconds: 60 },
      async handle(visit) {
        const { locale } = visit
        const all = await read()
        const [figures, years] = [pictureOf(all), yearsOf(all)]
        const last = years.at(-1)
        return page({
          visit, title: words.title, current: institution, breadcrumbs: [place], width: 'wide',
          body: html`<h1>${words.title[locale]}</h1><p class="lead">${words.lead[locale]}</p><h2>${words.numbers[locale]}</h2>${table(locale, {
            caption: words.numbers, captionUnseen: true, rows: whole(figures),
            columns: [
              { title: words.figure, header: true, cell: ({ what }) => whatWords[what][locale] }, { title: words.value, numeric: true, cell: (one) => printed(one, locale) },
              { title: words.year, numeric: true, cell: ({ year }) => (year === undefined ? '' : String(year)) }, { title: words.source, cell: (one) => source(visit, one) },
            ],
          })}<p class="hint">${words.few[locale]}</p>${overTime(visit, figures, years)}${last !== undefined && byRegion(visit, figures, last)}${bySkill(visit, figures)}${intakes(visit, figures)}${sideBySide(visit, all)}<h2>${words.asData[locale]}</h2><p><a href="${path}.csv?lang=${locale}" download>CSV</a>, <a href="${path}.json" download>JSON</a></p>`,
        })
      },
    }),
    route({
      method: 'GET', path: `${path}.csv`, kind: 'file', permission: 'everyone', rateLimit: { requests: 30, seconds: 60 },
      async handle(visit) {
        const { locale } = visit
        const head = ['figure', 'by', 'key', 'name', 'year', 'value', 'untold', 'source', 'entries']
        return csv('capacity.csv', head, pictureOf(await read()).map((one) => [one.what, one.by, one.key ?? '', keyName(one, locale), one.year ?? '', typeof one.value === 'number' ? one.value : '', typeof one.value === 'number' ? '' : one.value, sourceText(one), (one.entries ?? []).join(' ')]))
      },
    }),
    route({
      method: 'GET', path: `${path}.json`, kind: 'file', permission: 'everyone', rateLimit: { requests: 30, seconds: 60 },
      handle: async () => json({ figures: pictureOf(await read()).map(dataOf) }, { headers: { 'access-control-allow-origin': '*' } }),
    }),
  ]
}
