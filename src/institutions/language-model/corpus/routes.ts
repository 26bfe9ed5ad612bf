/** The pages of corpora: the list, the form, the card with its progress, the summary of training content, the opt-out list. */
import { downloadHeaders } from '../../../kernel/files/index.ts'
import { transact } from '../../../kernel/index.ts'
import type { Marks } from '../../../kernel/taken-back/index.ts'
import { actorString } from '../../../kernel/parties/index.ts'
import { Failure } from '../../../law/failure.ts'
import { inEveryLanguage } from '../../../law/format.ts'
import { canonical } from '../../../law/canonical.ts'
import type { Text } from '../../../law/text.ts'
import { actorHere, idFrom, problemsOf, route, type Route, seeOther, threadSection, type Visit } from '../../../portal/index.ts'
import { tookSection } from '../costs/pages.ts'
import type { Ground } from '../ground.ts'
import { isEngineer } from '../office.ts'
import { corporaElsewhere, madeElsewhere, type ReleasedModels } from '../made-elsewhere.ts'
import { markFields, markHeaders } from '../marks/index.ts'
import type { Corpora } from './corpora.ts'
import { type Corpus, corpusPath, corpusSubject, reportName } from './corpus.ts'
import { messages } from './messages.ts'
import { corpusPage } from './pages/corpus-page.ts'
import { blank, choicesIn, filesOf, filled, formPage, type Former, type FormState, type Uploaded } from './pages/form.ts'
import { listPage } from './pages/list.ts'
import { optOutRoutes } from './pages/opt-outs-page.ts'
import { summaryPage } from './pages/summary-page.ts'
import { words } from './pages/words.ts'
import { shownManifest } from './withheld.ts'
import { type SummaryPart, trainingSummary } from './summary.ts'

const files = { limitMegabytes: 1024, count: 50 } as const

/** What the pages of corpora are given. */
interface CorpusPageParts extends Pick<Ground, 'kernel' | 'options'> {
  readonly corpora: Corpora
  readonly marks: Marks
  readonly models: ReleasedModels
}

export function corpusRoutes(parts: CorpusPageParts): readonly Route[] {
  const { kernel, options, corpora, marks, models } = parts
  const engineer = { role: options.engineer }

  /** What the sources of a corpus are called on the thread, by their ids: datasets in every language. */
  async function titlesOf({ manifest }: Corpus): Promise<ReadonlyMap<string, Text>> {
    const things = await Promise.all((manifest?.sources ?? []).filter(({ id }) => !id.startsWith('file:')).map(({ id }) => kernel.lineage.thing(id)))
    return new Map(things.flatMap((thing) => (thing ? [[thing.id, thing.title]] : [])))
  }

  async function summaryOf(corpus: Corpus): Promise<readonly SummaryPart[]> {
    if (corpus.manifest === undefined) throw new Failure('not found', messages.notReady)
    const [seen, titles] = await Promise.all([kernel.threads.of(null, corpusSubject(corpus.id)), titlesOf(corpus)])
    return trainingSummary({
      corpus: { ...corpus, manifest: corpus.manifest }, titles, models: (seen?.made ?? []).filter(({ kind, heldBack }) => kind === 'model' && heldBack === undefined).map(({ title }) => title),
      provider: { name: options.provider.name, email: options.provider.contact.email },
    })
  }

  /** The corpus that is to be built again by other choices; undefined where none is named. */
  async function formerOf(named: string): Promise<Former | undefined> {
    if (named === '') return undefined
    const { id, choices, state, failure } = await corpora.find(idFrom(named))
    if (state !== 'failed' && state !== 'cancelled') throw new Failure('conflict', messages.notFailed)
    return { id, choices, titles: await corpora.titles(choices), ...(failure !== undefined && { failure }) }
  }

  async function take(visit: Visit): Promise<{ readonly state: FormState; readonly uploaded: readonly Uploaded[] }> {
    const uploaded: Uploaded[] = []
    const problems: NonNullable<FormState['problems']>[number][] = []
    const submitted = await visit.form(async ({ field, name, content }) => {
      if (field !== 'files') return ''
      try {
        const file = await kernel.files.receive(content, {
          name, limitBytes: files.limitMegabytes * 2 ** 20, accept: ['application/octet-stream'], by: actorString(actorHere(visit)),
        })
        uploaded.push({ file: file.id, name: file.name })
        return file.id
      } catch (error) {
        if (!(error instanceof Failure)) throw error
        problems.push({ field: 'files', text: inEveryLanguage((locale) => `${name}: ${error.text[locale]}`) })
        return ''
      }
    })
    return { uploaded, state: { values: { strict: 'false', ...submitted.values }, lists: { languages: submitted.all('languages'), datasets: submitted.all('datasets'), kept: submitted.all('kept') }, problems } }
  }

  return [
    route({
      method: 'GET', path: '/corpora', kind: 'page', permission: 'everyone', title: words.corpora,
      handle: async (visit) => {
        const listed = await corpora.list()
        const marked = await marks.ofAll(listed.filter(({ state }) => state === 'ready').map(({ id }) => corpusSubject(id)))
        return listPage(visit, listed.map((corpus) => ({ corpus, marked: (marked.get(corpusSubject(corpus.id)) ?? []).length > 0 })), {
          engineer: isEngineer(visit.actor, options), elsewhere: corporaElsewhere(visit, await madeElsewhere(models)),
        })
      },
    }),
    route({
      method: 'GET', path: '/corpora/new', kind: 'page', permission: engineer, title: words.build,
      handle: async (visit) => {
        const former = await formerOf(visit.url.searchParams.get('from') ?? '')
        return formPage(visit, await corpora.offered(actorHere(visit)), former ? filled(former) : blank, former)
      },
    }),
    route({
      method: 'POST', path: '/corpora/new', kind: 'page', permission: engineer, title: words.build, files, rateLimit: { requests: 60, seconds: 3600 },
      handle: async (visit) => {
        const actor = actorHere(visit)
        const { state, uploaded } = await take(visit)
        const former = await formerOf(state.values['from'] ?? '')
        const kept = former === undefined ? [] : filesOf(former).filter(({ file }) => state.lists['kept']?.includes(file))
        const { choices, problems } = choicesIn(state, [...kept, ...uploaded])
        const wrong = [...state.problems ?? [], ...problems]
        if (choices === undefined || wrong.length > 0) return formPage(visit, await corpora.offered(actor), { ...state, problems: wrong }, former)
        try {
          const id = await transact(kernel.db, async (tx) => {
            if (former === undefined) return corpora.begin(tx, actor, choices)
            await corpora.again(tx, actor, former.id, choices)
            return former.id
          })
          return seeOther(visit, corpusPath(id))
        } catch (error) {
          return formPage(visit, await corpora.offered(actor), { ...state, problems: problemsOf(error) }, former)
        }
      },
    }),
    route({
      method: 'GET', path: '/corpora/:id', kind: 'page', permission: 'everyone', title: words.corpora,
      handle: async (visit, { id }) => {
        const corpus = await corpora.find(idFrom(id))
        const [found, line, job, took, chosen, titles] = await Promise.all([
          marks.of(corpusSubject(id)), threadSection(kernel, visit, corpusSubject(id), { title: words.thread, hint: words.threadHint }), corpus.state === 'building' ? corpora.work(id) : undefined, tookSection({ kernel, options }, visit, corpusSubject(id)),
          isEngineer(visit.actor, options) && corpus.state !== 'ready' ? corpora.titles(corpus.choices) : [], titlesOf(corpus),
        ])
        const shown = corpus.state === 'ready' && corpus.manifest ? await shownManifest(kernel, { ...corpus, manifest: corpus.manifest }, found) : undefined
        return corpusPage(visit, { corpus, shown, marks: found, line, titles, job, engineer: isEngineer(visit.actor, options), took, chosen })
      },
    }),
    ...(['cancel', 'again'] as const).map((act) => route({
      method: 'POST', path: `/corpora/:id/${act}`, kind: 'page', permission: engineer, title: words[act],
      handle: async (visit, { id }: { readonly id: string }) => {
        await visit.form()
        await transact(kernel.db, (tx) => corpora[act](tx, actorHere(visit), idFrom(id)))
        return seeOther(visit, corpusPath(id))
      },
    })),
    route({
      method: 'GET', path: '/corpora/:id/manifest.json', kind: 'file', permission: 'everyone', title: words.manifest,
      handle: async (_, { id }) => {
        const corpus = await corpora.find(idFrom(id))
        if (corpus.manifest === undefined) throw new Failure('not found', messages.notReady)
        const found = await marks.of(corpusSubject(id))
        // The bytes that the hash names, so that what was taken back since stands beside them; but for its texts, which nobody is given any more: then it says so itself.
        const { manifest, withheld } = await shownManifest(kernel, { ...corpus, manifest: corpus.manifest }, found)
        return new Response(canonical({ ...manifest, ...(withheld && { withheld }) }), { headers: { ...markHeaders(found), 'content-type': 'application/json; charset=utf-8', 'content-disposition': 'attachment; filename="manifest.json"' } })
      },
    }),
    route({
      method: 'GET', path: '/corpora/:id/files/:name', kind: 'file', permission: engineer, title: words.files,
      handle: async (visit, { id, name }) => {
        const { file, stream } = await corpora.download(actorHere(visit), idFrom(id), name)
        return new Response(stream, { headers: { ...downloadHeaders(file), etag: `"${file.hash}"` } })
      },
    }),
    route({
      method: 'GET', path: '/corpora/:id/removed.jsonl.gz', kind: 'file', permission: engineer, title: words.report,
      handle: async (_, { id }) => {
        const { artefacts } = await corpora.find(idFrom(id))
        const report = artefacts.find(({ name }) => name === reportName)
        if (report === undefined) throw new Failure('not found', messages.notReady)
        const { file, stream } = await kernel.files.open(report.file)
        return new Response(stream, { headers: downloadHeaders(file) })
      },
    }),
    route({
      method: 'GET', path: '/corpora/:id/summary', kind: 'page', permission: 'everyone', title: words.summary,
      handle: async (visit, { id }) => {
        const corpus = await corpora.find(idFrom(id))
        return summaryPage(visit, corpus, await summaryOf(corpus), await marks.of(corpusSubject(corpus.id)))
      },
    }),
    route({
      method: 'GET', path: '/corpora/:id/summary.json', kind: 'page', permission: 'everyone', title: words.summary,
      handle: async (_, { id }) => {
        const corpus = await corpora.find(idFrom(id))
        const found = await marks.of(corpusSubject(corpus.id))
        return new Response(JSON.stringify({ template: 'C(2025) 8311', corpus: corpus.id, sha256: corpus.hash, ...markFields(found, kernel.settings.publicUrl), parts: await summaryOf(corpus) }), { headers: { 'content-type': 'application/json; charset=utf-8' } })
      },
    }),
    ...optOutRoutes(parts),
  ]
}
