/** What I owe and until when: the systems of whoever looks, each with its class, and every duty and answer of oversight that waits for them. */
import type { Kernel } from '../../kernel/index.ts'
import type { Actor } from '../../kernel/parties/index.ts'
import type { Owner } from '../../kernel/registers/index.ts'
import { representedBy } from '../../law/body.ts'
import { formatDay } from '../../law/format.ts'
import { spoken, type Text } from '../../law/text.ts'
import { type Day, dayOf } from '../../law/time.ts'
import { actorHere, emptyState, html, page, route, type Route, table, tag } from '../../portal/index.ts'
import type { InstitutionDoor } from '../../portal/record/index.ts'
import { type ClassifiedRegister, classesOn, compileRegime } from './classification/index.ts'
import { institution, place } from './parts.ts'

const say = (kk: string, ru: string, en: string): Text => spoken({ kk, ru, en })
const words = {
  title: say('Жүйелерім мен міндеттерім', 'Мои системы и обязанности', 'My systems and duties'),
  hint: say('Тіркелген жүйелеріңіз: нені және қай күнге дейін орындауға тиіссіз.', 'Ваши системы в реестре: что и до какого дня вы должны сделать.', 'Your registered systems: what you owe, and until when.'),
  owed: say('Не істеу керек және қай күнге дейін', 'Что нужно сделать и до какого дня', 'What is to be done, and until when'),
  nothing: say('Қазір орындалатын ештеңе жоқ', 'Сейчас ничего делать не нужно', 'There is nothing to do now'),
  duty: say('Міндет', 'Обязанность', 'Duty'),
  about: say('Не бойынша', 'О чём', 'About'),
  until: say('Соңғы күні', 'Последний день', 'Last day'),
  state: say('Жағдайы', 'Состояние', 'State'),
  late: say('мерзімі өтті', 'просрочено', 'late'),
  open: say('мерзімі өткен жоқ', 'срок не истёк', 'in time'),
  systems: say('Жүйелер', 'Системы', 'Systems'),
  none: say('Сізде тіркелген жүйе жоқ', 'У вас нет зарегистрированных систем', 'You have no registered systems'),
  system: say('Жүйе', 'Система', 'System'),
  kept: say('Тізілімдегі сыныбы', 'Класс в реестре', 'Class in the register'),
  byLaw: say('Бүгінгі заң бойынша', 'По закону на сегодня', 'By the law of today'),
  same: say('сол сынып', 'тот же класс', 'the same'),
  unknown: say('жауаптар жеткіліксіз: белгісіз', 'ответов недостаточно: неизвестно', 'the answers do not tell'),
  more: (shown: number): Text => say(`Көрсетілген жүйелер саны: ${shown}. Қалғандары – тізілімде.`, `Показано систем: ${shown}. Остальные – в реестре.`, `The first ${shown} systems are shown; the others are in the register.`),
  register: say('Жүйені тіркеу', 'Зарегистрировать систему', 'Register a system'),
  cabinet: say('Барлық істер мен есептер – кабинетте', 'Все дела и отчёты – в кабинете', 'All cases and reports are in the cabinet'),
} as const

const path = '/oversight/mine'

export const mineDoor: InstitutionDoor = { path, title: words.title, hint: words.hint, permission: 'signed in' }

/** Whose systems somebody looks after: those of the organisation in whose name they act, of the bodies that they represent, or their own. */
const ownersOf = ({ country }: Kernel, actor: Actor): readonly Owner[] => {
  if (actor.organisation) return [{ kind: 'organisation', id: actor.organisation.id }]
  const bodies = representedBy(country.bodies, actor.roles)
  return bodies.length > 0 ? bodies.map(({ id }): Owner => ({ kind: 'body', body: id })) : [{ kind: 'person', id: actor.person }]
}

interface Owed { readonly title: Text; readonly hint?: Text; readonly path: string; readonly about?: string; readonly due?: Day; readonly late: boolean }

/** @param most systems that the page shows; it says where there are more */
export const mineRoute = (kernel: Kernel, { register, law, facts, classes }: ClassifiedRegister, most = 200, compiled = compileRegime(law)): Route => route({
  method: 'GET', path, kind: 'page', permission: 'signed in', whileSuspended: true, title: words.title,
  async handle(visit) {
    const { locale, link } = visit
    const actor = actorHere(visit)
    const { registers, obligations, awaiting, cases } = kernel
    const [found, duties, waiting, own] = await Promise.all([
      Promise.all(ownersOf(kernel, actor).map((owner) => registers.stretch(register, { owner, limit: most + 1 }))).then((all) => all.flat()), obligations.own(actor), awaiting.of(actor), cases.own(actor),
    ])
    const systems = found.slice(0, most)
    // By today's law, not by what the worker found last: what it has not looked at yet, or what the answers do not tell, is not the same.
    const byLaw = classesOn({ law: compiled, on: dayOf(kernel.now(), kernel.country.calendar.zone) })
    const titles = await registers.titles(systems.map(({ number }) => number), actor)
    const ownCases = new Map(own.map((one) => [one.id, one]))
    /** The entry that a decision made, or that the case of the decision is about: a commitment of an inspection is about the system. */
    async function entryOf(decision: string | undefined): Promise<string | undefined> {
      if (decision === undefined) return undefined
      const about = ownCases.get((await kernel.decisions.find(decision))?.record.case ?? '')?.about
      return (await registers.ofAct({ decision: about ?? decision }))?.number
    }
    const ours = (procedure: string): boolean => procedure.startsWith(`${institution}.`)
    const owed: readonly Owed[] = [
      ...await Promise.all(duties.filter(({ procedure, state }) => ours(procedure.id) && (state === 'open' || state === 'late')).map(async ({ id, declared, decision, dueDay, state }): Promise<Owed> => {
        const about = await entryOf(decision)
        return { title: declared.title, path: `/duties/${id}`, due: dueDay, late: state === 'late', ...(about !== undefined && { about }) }
      })),
      // What its own parts say that awaits, such as a gap of the register or a large training, beside the cases.
      ...await Promise.all(waiting.filter(({ kind, id }) => ours(kind) || (kind === 'case' && own.some((one) => one.id === id && ours(one.procedure)))).map(async ({ kind, id, title, hint, path: at, due, late }): Promise<Owed> => {
        const decision = kind === 'case' ? own.find((one) => one.id === id)?.about : undefined
        const about = await entryOf(decision)
        return { title, ...(hint && { hint }), path: at, late, ...(due !== undefined && { due }), ...(about !== undefined && { about }) }
      })),
    ].toSorted((a, b) => ((a.due ?? '~') < (b.due ?? '~') ? -1 : 1))
    const classOf = (scale: string, id: string): string => law.scales.find((one) => one.id === scale)?.classes.find((one) => one.id === id)?.title[locale] ?? id
    return page({
      visit, title: words.title, current: institution, width: 'wide', breadcrumbs: [place], headers: { 'cache-control': 'private, no-store' },
      body: html`<h1>${words.title[locale]}</h1><p class="lead">${words.hint[locale]}</p><h2>${words.owed[locale]}</h2>${table(locale, {
        caption: words.owed, captionUnseen: true, rows: owed, empty: emptyState(locale, { title: words.nothing }),
        columns: [
          { title: words.duty, header: true, cell: ({ title, hint, path: at }) => html`<a href="${link(at)}">${title[locale]}</a>${hint && html`<br><small>${hint[locale]}</small>`}` }, { title: words.about, cell: ({ about }) => (about === undefined ? '–' : titles.get(about)?.[locale] ?? about) },
          { title: words.until, cell: ({ due }) => (due === undefined ? '–' : formatDay(due, locale)) }, { title: words.state, cell: ({ late }) => tag(locale, late ? words.late : words.open, late ? 'late' : 'plain') },
        ],
      })}<h2>${words.systems[locale]}</h2>${table(locale, {
        caption: words.systems, captionUnseen: true, rows: systems, empty: emptyState(locale, { title: words.none }),
        columns: [
          { title: words.system, header: true, cell: ({ number }) => html`<a href="${link(`/registers/${register}/${number}`)}">${titles.get(number)?.[locale] ?? number}</a><br><small>${number}</small>` },
          { title: words.kept, cell: ({ values }) => Object.entries(classes(values)).map(([scale, id]) => id !== undefined && html`<p>${law.scales.find((one) => one.id === scale)?.title[locale] ?? scale}: ${classOf(scale, id)}</p>`) },
          { title: words.byLaw, cell: ({ values }) => {
            const now = byLaw(facts(values))
            const scales = Object.entries(classes(values)).map(([scale, kept]) => ({ scale, kept, to: now[scale] }))
            const others = scales.flatMap(({ scale, kept, to }) => (to !== undefined && to !== kept ? [html`<p>${tag(locale, classOf(scale, to), 'wait')}</p>`] : []))
            return [...others, ...scales.some(({ to }) => to === undefined) ? [html`<p>${words.unknown[locale]}</p>`] : others.length === 0 ? [words.same[locale]] : []]
          } },
        ],
      })}${found.length > most && html`<p><a href="${link(`/registers/${register}`)}">${words.more(most)[locale]}</a></p>`}<div><ul class="deeds"><li><a href="${link('/services?need=company')}">${words.register[locale]}</a></li><li><a href="${link('/cabinet')}">${words.cabinet[locale]}</a></li></ul></div>`,
    })
  },
})
