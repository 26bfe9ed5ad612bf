/** The pages of drafts: all of them, one with its outline, a file taken into it, and the way to publication. */
import { sql } from 'kysely'
import { newId, transact, type Tx } from '../../../../kernel/database/index.ts'
import type { Kernel } from '../../../../kernel/index.ts'
import { type Actor, keptFor } from '../../../../kernel/parties/index.ts'
import { Failure, type Problem } from '../../../../law/failure.ts'
import { formatNumber } from '../../../../law/format.ts'
import { actions, actorHere, button, type Control, emptyState, errorSummary, field, fields, form, html, type Html, idFrom, moment, notFound, notice, page, pageFrom, pagination, problemsOf, type Route, route, seeOther, table, type Visit } from '../../../../portal/index.ts'
import { importRules, NotRead, type NotTaken } from '../../cartridge/index.ts'
import { institution, place } from '../../parts.ts'
import { type Framework, skillOf } from '../../skills/index.ts'
import { type Content, contentHash, contentOf, courseOf, emptyContent, type Lack, lacksOf } from '../content.ts'
import { fileOf } from '../lesson-files.ts'
import { taskShown } from '../offline.ts'
import { lessonShown } from '../pages.ts'
import { publishAct, type Publishing } from '../published.ts'
import type { Study } from '../study.ts'
import { discardDraft, discardedDrafts, giveBackDraft } from './discarded.ts'
import { type Draft, openDrafts } from './drafts.ts'
import { addLesson, addModule, type Language, movedUp, without, withModule } from './edit.ts'
import { revisionIn, saidControls, saidIn, saidValues, typedText, wholeControl, wholeIn, written } from './fields.ts'
import { importInto } from './import.ts'
import { lackWords, words } from './messages.ts'
import { partPages } from './part-pages.ts'
import { taskKey } from './task-key.ts'
import { authoringPath, contentPath, draftPath, inDraft, inDrafts, nameOf } from './places.ts'

const own = { 'cache-control': 'private, no-store' }
const megabytes = 30
/** Drafts a page. */
const size = 50

interface Sent { readonly act?: string; readonly values: Readonly<Record<string, string>>; readonly failure: Failure }

export function authoringPages(kernel: Kernel, study: Study, framework: Framework, { author, signer }: Publishing): readonly Route[] {
  const { cases, parties, db } = kernel
  const drafts = openDrafts(kernel)
  const permission = { role: author }
  const isSkill = (code: string): boolean => skillOf(framework, code) !== undefined
  const skills = framework.groups.flatMap((group) => group.skills.map(({ code, label }) => ({ value: code, label })))
  const languageOf = (visit: Visit): Language => (visit.locale === 'ru' || visit.locale === 'en' ? visit.locale : 'kk')
  const waitingFor = async (course: string, within?: Tx): Promise<readonly number[]> =>
    (await cases.pendingFor({ act: publishAct.name, told: {} }, within)).filter(({ stated }) => stated['course'] === course).map(({ stated }) => Number(stated['version']))
  const published = study.lastVersion
  /** After every version that was ever offered, and what waits for its signature. */
  const nextVersion = async (course: string): Promise<number> => Math.max(await published(course), ...await waitingFor(course)) + 1

  /** Brings a content: the case that waits for the same one, or a new one for the next version. */
  async function bring(actor: Actor, course: string, content: Content): Promise<string> {
    const newest = await published(course)
    return transact(db, async (tx) => {
      // Of two that are brought at once the second sees the first.
      await sql`select pg_advisory_xact_lock(hashtextextended(${`course ${course}`}, 0))`.execute(tx)
      const waiting = await waitingFor(course, tx)
      for (const version of waiting) {
        const [same] = await cases.pendingFor({ act: publishAct.name, told: { content: contentHash(course, version, content) } }, tx)
        if (same) return same.id
      }
      const hash = await drafts.keep(course, Math.max(newest, ...waiting) + 1, content, tx)
      return cases.openForAct(tx, actor, { act: publishAct.name, told: { content: hash }, key: newId() })
    })
  }

  async function listPage(visit: Visit, sent?: Sent): Promise<Response> {
    const { locale, link } = visit
    const at = pageFrom(visit)
    const [{ rows, total }, courses, discarded] = await Promise.all([drafts.list({ page: at, size }), study.courses(), discardedDrafts(kernel)])
    const people = await parties.namesOf(rows.map(({ changedBy }) => changedBy))
    const problems = sent ? problemsOf(sent.failure) : []
    const controls: readonly Control[] = [
      { kind: 'select', name: 'from', label: words.from, hint: words.fromNothing, choices: courses.map(({ id, title }) => ({ value: id, label: title })), optional: true }, { kind: 'input', name: 'course', label: words.id, hint: words.idHint, maxLength: 80, width: 'medium', optional: true },
    ]
    return page({
      visit, title: words.title, current: institution, breadcrumbs: [place], width: 'wide', headers: own, ...(sent && { error: true, status: 422 }),
      body: html`${errorSummary(locale, problems)}<h1>${words.title[locale]}</h1><p class="lead">${words.lead[locale]}</p>${table(locale, {
        caption: words.drafts, rows, empty: emptyState(locale, { title: words.none }),
        columns: [
          { title: words.draft, header: true, cell: ({ id, title }) => html`<a href="${link(draftPath(id))}">${nameOf(title)[locale]}</a>` }, { title: words.id, cell: ({ course }) => html`<code>${course}</code>` },
          { title: words.changed, cell: ({ changedAt, changedBy }) => html`${moment(visit, changedAt)}, ${people.get(changedBy)}` },
        ],
      })}${pagination(locale, { url: visit.url, page: at, size, total })}${discarded.length > 0 && html`<h2>${words.discarded[locale]}</h2><p>${words.discardedLead(keptFor.discardedDraftHours)[locale]}</p>${table(locale, {
        caption: words.discarded, captionUnseen: true, rows: discarded,
        columns: [
          { title: words.draft, header: true, cell: ({ title }) => nameOf(title)[locale] }, { title: words.discardedAt, cell: ({ discardedAt }) => moment(visit, discardedAt) },
          { title: words.giveBack, cell: ({ id, title }) => form(visit, { action: link(`${draftPath(id)}/give-back`), body: button(locale, html`${words.giveBack[locale]}<span class="unseen">: ${nameOf(title)[locale]}</span>`, { kind: 'quiet' }) }) },
        ],
      })}`}<h2>${words.start[locale]}</h2>${form(visit, { body: html`${fields(locale, controls, { values: sent?.values ?? {}, problems })}${actions(button(locale, words.begin))}` })}`,
    })
  }

  const placeOf = ({ content }: Draft, { at: [m, l, t] }: Lack, { locale }: Visit): string => {
    const module = m === undefined ? undefined : content.modules[m]
    const lesson = l === undefined ? undefined : module?.lessons[l]
    return [module?.title, lesson?.title, t === undefined ? undefined : lesson?.tasks[t]?.title].flatMap((said) => (said ? [nameOf(said)[locale]] : [])).join(' → ')
  }

  /** What can be done to one part, on one line; each button is read out with the name of the part. The first of its kind has nothing above it. */
  const partButtons = (visit: Visit, { id, revision }: Draft, part: string, name: string, first: boolean): Html => {
    const one = (act: 'up' | 'remove'): Html => button(visit.locale, html`${words[act][visit.locale]}<span class="unseen">: ${name}</span>`, { kind: 'plain', name: 'act', value: act })
    return form(visit, { action: visit.link(draftPath(id)), keeps: 'nothing', body: html`<input type="hidden" name="part" value="${part}"><input type="hidden" name="revision" value="${revision}">${!first && one('up')}${one('remove')}` })
  }

  async function draftPage(visit: Visit, draft: Draft, sent?: Sent): Promise<Response> {
    const { locale, link } = visit
    const { content, course, revision } = draft
    const problems = sent ? problemsOf(sent.failure) : []
    const isOf = (act: string, part = ''): boolean => sent?.act === act && (sent.values['part'] ?? '') === part
    const stateOf = (act: string, values: Readonly<Record<string, string>>, part = ''): { readonly values: Readonly<Record<string, string>>; readonly problems?: readonly Problem[] } => (sent && isOf(act, part) ? { values: sent.values, problems } : { values })
    const gone = sent !== undefined && (sent.act === 'module' || sent.act === 'lesson') && !content.modules.some(({ id }) => isOf(sent.act!, id))
    const lacks = lacksOf(content, isSkill)
    const about = [...saidControls('title', words.name), ...saidControls('summary', words.summary, { long: true, maxLength: 1000 }), ...saidControls('audience', words.audience, { maxLength: 400 }), wholeControl('hours', words.hours), wholeControl('days', words.days)]
    const lessons = content.modules.flatMap((module) => module.lessons)
    const acting = (act: string, part: string, body: Html): Html => form(visit, { action: link(draftPath(draft.id)), body: html`<input type="hidden" name="act" value="${act}"><input type="hidden" name="part" value="${part}">${body}` })
    return page({
      visit, title: words.draft, current: institution, breadcrumbs: inDrafts, headers: own, ...(sent && { error: true, status: sent.failure.kind === 'conflict' ? 409 : 422 }),
      body: html`${errorSummary(locale, problems)}${gone && typedText(visit, sent.values)}<h1>${nameOf(content.title)[locale]}</h1><p><code>${course}</code> · ${words.version(await nextVersion(course))[locale]}</p>${
        lacks.length > 0 ? notice(locale, { title: words.lacks, body: html`<ul>${lacks.map((lack) => html`<li>${[placeOf(draft, lack, visit), lackWords[lack.what][locale]].filter((one) => one !== '').join(': ')}</li>`)}</ul>` })
          : html`${notice(locale, { kind: 'good', title: words.whole, body: html`<p>${words.publishLead[locale]}</p>` })}${form(visit, { action: link(`${draftPath(draft.id)}/publish`), body: actions(button(locale, words.publish)) })}`}<h2>${words.modules[locale]}</h2>${
        content.modules.map((module, at) => {
          const isOpen = isOf('module', module.id) || isOf('lesson', module.id)
          const name = nameOf(module.title)[locale]
          return html`<section><h3>${formatNumber(at + 1, locale)}. ${name}</h3><ol>${module.lessons.map((lesson, place) => {
            const title = nameOf(lesson.title)[locale]
            return html`<li><a href="${link(`${draftPath(draft.id)}/lessons/${lesson.id}`)}">${title}</a>${lesson.tasks.length > 0 && html` <span class="hint">${words.tasks[locale]}: ${formatNumber(lesson.tasks.length, locale)}</span>`}${partButtons(visit, draft, lesson.id, title, place === 0)}</li>`
          })}</ol><details${isOpen && html` open`}><summary>${words.changeModule[locale]}: ${name}</summary>${acting('module', module.id, html`${written(visit, revision, [...saidControls('title', words.name), { kind: 'select', name: 'skill', label: words.skill, choices: skills }], stateOf('module', { ...saidValues('title', module.title), skill: module.skill }, module.id))}${actions(button(locale, words.save))}`)}${
            acting('lesson', module.id, html`${written(visit, revision, saidControls('title', words.lesson), stateOf('lesson', {}, module.id))}${actions(button(locale, words.addLesson, { kind: 'quiet' }))}`)}${partButtons(visit, draft, module.id, name, at === 0)}</details></section>`
        })}<details${isOf('modules') && html` open`}><summary>${words.addModule[locale]}</summary>${acting('modules', '', html`${written(visit, revision, saidControls('title', words.module), stateOf('modules', {}))}${actions(button(locale, words.addModule))}`)}</details><h2>${words.import[locale]}</h2>${
        form(visit, { action: link(`${draftPath(draft.id)}/import`), files: true, body: html`<input type="hidden" name="revision" value="${revision}">${field(locale, { kind: 'select', name: 'lesson', label: words.into, choices: lessons.map(({ id, title }) => ({ value: id, label: nameOf(title) })), optional: true }, stateOf('import', {}))}${
          field(locale, { kind: 'file', name: 'file', label: words.file, hint: words.fileHint, accept: ['application/octet-stream'], limitMegabytes: megabytes }, stateOf('import', {}))}${actions(button(locale, words.import))}` })}<h2>${words.about[locale]}</h2>${
        acting('about', '', html`${written(visit, revision, about, stateOf('about', { ...saidValues('title', content.title), ...saidValues('summary', content.summary), ...saidValues('audience', content.audience), hours: String(content.hours), days: String(content.days) }))}${actions(button(locale, words.save))}`)}<details><summary>${words.discard[locale]}</summary><p>${words.discardHint(keptFor.discardedDraftHours)[locale]}</p>${
        form(visit, { action: link(`${draftPath(draft.id)}/discard`), body: html`<input type="hidden" name="revision" value="${revision}">${actions(button(locale, words.discard, { kind: 'danger' }))}` })}</details>`,
    })
  }

  function changed({ content }: Draft, values: Readonly<Record<string, string>>) {
    const { act, part = '' } = values
    switch (act) {
      case 'about': return { ...content, title: saidIn('title', values), summary: saidIn('summary', values), audience: saidIn('audience', values), hours: wholeIn('hours', values, 1000), days: wholeIn('days', values, 3650) }
      case 'modules': return addModule(content, saidIn('title', values))
      case 'module': return withModule(content, part, { title: saidIn('title', values), skill: isSkill(values['skill'] ?? '') ? values['skill']! : '' })
      case 'lesson': return addLesson(content, part, saidIn('title', values)).course
      case 'up': return movedUp(content, part)
      case 'remove': return without(content, part)
      default: throw notFound()
    }
  }

  const importedPage = (visit: Visit, draft: Draft, taken: number, notTaken: readonly NotTaken[]): Response => {
    const { locale, link } = visit
    return page({
      visit, title: words.imported, current: institution, breadcrumbs: inDraft(draft), headers: own, width: 'wide',
      body: html`<h1>${words.imported[locale]}</h1>${notice(locale, { kind: notTaken.length === 0 ? 'good' : 'warning', body: html`<p>${words.taken(taken)[locale]}</p>` })}${table(locale, {
        caption: words.notTaken, rows: notTaken, empty: emptyState(locale, { title: words.allTaken }),
        columns: [{ title: words.where, header: true, cell: ({ where, what }) => html`${where}${what && html` <code>${what}</code>`}` }, { title: words.why, cell: ({ why }) => why[locale] }],
      })}${actions(button(locale, words.back, { href: link(draftPath(draft.id)) }))}`,
    })
  }

  return [
    route({ method: 'GET', path: authoringPath, kind: 'page', permission, title: words.title, handle: (visit) => listPage(visit) }),
    route({
      method: 'POST', path: authoringPath, kind: 'page', permission, title: words.begin, rateLimit: { requests: 60, seconds: 3600 },
      async handle(visit) {
        const { values } = await visit.form()
        const from = values['from'] ? await study.course(values['from']) : undefined
        const id = from?.id ?? (values['course'] ?? '').trim()
        const wrong = from ? undefined : !/^[a-z0-9]+(?:-[a-z0-9]+)*$/.test(id) || id.length > 80 ? words.idWrong : await study.course(id) ? words.idTaken : undefined
        if (wrong) return listPage(visit, { values, failure: new Failure('invalid', wrong, [{ field: 'course', text: wrong }]) })
        return seeOther(visit, draftPath(await drafts.create(actorHere(visit), id, from ? contentOf(from) : emptyContent)))
      },
    }),
    route({ method: 'GET', path: `${authoringPath}/:draft`, kind: 'page', permission, title: words.draft, handle: async (visit, { draft }) => draftPage(visit, await drafts.find(idFrom(draft))) }),
    route({
      method: 'POST', path: `${authoringPath}/:draft`, kind: 'page', permission, title: words.draft,
      async handle(visit, { draft: id }) {
        const { values } = await visit.form()
        const draft = { ...await drafts.find(idFrom(id)), revision: revisionIn(values) }
        try {
          await drafts.save(actorHere(visit), draft, changed(draft, values))
        } catch (error) {
          problemsOf(error)
          return draftPage(visit, draft, { values, failure: error as Failure, ...(values['act'] && { act: values['act'] }) })
        }
        return seeOther(visit, draftPath(draft.id))
      },
    }),
    route({
      method: 'POST', path: `${authoringPath}/:draft/import`, kind: 'page', permission, title: words.import, files: { limitMegabytes: megabytes, count: 1 }, rateLimit: { requests: 30, seconds: 600 },
      async handle(visit, { draft: id }) {
        let file: { readonly name: string; readonly bytes: Buffer } | undefined
        const { values } = await visit.form(async ({ field: name, name: fileName, content }) => {
          const parts: Uint8Array[] = []
          for await (const part of content) parts.push(part)
          if (name === 'file') file = { name: fileName, bytes: Buffer.concat(parts) }
          return 'file'
        })
        const draft = { ...await drafts.find(idFrom(id)), revision: revisionIn(values) }
        const actor = actorHere(visit)
        try {
          if (file === undefined || file.bytes.length === 0) throw new Failure('invalid', words.noFile, [{ field: 'file', text: words.noFile }])
          const imported = await importInto(kernel, drafts, actor, draft, { ...file, language: languageOf(visit), ...(values['lesson'] && { lesson: values['lesson'] }) })
          return importedPage(visit, draft, imported.taken, imported.notTaken)
        } catch (error) {
          const failure = error instanceof NotRead ? new Failure('invalid', importRules[error.rule], [{ field: 'file', text: importRules[error.rule] }]) : error
          problemsOf(failure)
          return draftPage(visit, draft, { act: 'import', values, failure: failure as Failure })
        }
      },
    }),
    route({
      method: 'POST', path: `${authoringPath}/:draft/publish`, kind: 'page', permission, title: words.publish, rateLimit: { requests: 30, seconds: 3600 },
      async handle(visit, { draft: id }) {
        await visit.form()
        const actor = actorHere(visit)
        const { course, content } = await drafts.find(idFrom(id))
        if (lacksOf(content, isSkill).length > 0) throw new Failure('conflict', words.lacks)
        return seeOther(visit, `/desk/cases/${await bring(actor, course, content)}`)
      },
    }),
    route({
      method: 'POST', path: `${authoringPath}/:draft/discard`, kind: 'page', permission, title: words.discard,
      async handle(visit, { draft: id }) {
        const { values } = await visit.form()
        await discardDraft(kernel, { id: idFrom(id), revision: revisionIn(values) })
        return seeOther(visit, authoringPath)
      },
    }),
    route({
      method: 'POST', path: `${authoringPath}/:draft/give-back`, kind: 'page', permission, title: words.giveBack,
      async handle(visit, { draft: id }) {
        await visit.form()
        await giveBackDraft(kernel, idFrom(id))
        return seeOther(visit, draftPath(idFrom(id)))
      },
    }),
    route({
      method: 'GET', path: '/university/course-contents/:hash', kind: 'page', permission: { anyRole: [author, signer] }, title: words.content,
      async handle(visit, { hash }) {
        const { locale } = visit
        const kept = await drafts.kept(hash)
        if (kept === undefined) throw notFound()
        const asked = visit.url.searchParams.get('file')
        if (asked !== null) return fileOf(kernel.files, kept.content.modules.flatMap(({ lessons }) => lessons), asked)
        const course = courseOf(kept.course, kept.version, kept.at.slice(0, 10), kept.content)
        return page({
          visit, title: words.content, current: institution, breadcrumbs: [place], headers: own,
          body: html`<h1>${course.title[locale]}</h1><p class="lead">${course.summary[locale]}</p><p class="hint">${words.version(course.version)[locale]} · <code>${course.sha256}</code></p>${course.modules.map(({ title, lessons }) => html`<h2>${title[locale]}</h2>${
            lessons.map((lesson) => html`${lessonShown(lesson, locale, (file) => visit.link(`${contentPath(hash)}?file=${file}`), 'h3')}${lesson.tasks.map((task) => html`${taskShown(task, locale)}${taskKey(task, locale)}`)}`)}`)}`,
        })
      },
    }),
    ...partPages(kernel, drafts, author),
  ]
}
