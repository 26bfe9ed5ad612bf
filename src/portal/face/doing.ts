/** What the programme is doing: read once for all who look, and drawn as the sections of the first page. */
import type { Kernel } from '../../kernel/index.ts'
import { formatNumber } from '../../law/format.ts'
import { bars, regionMap } from '../charts/index.ts'
import { threadLink } from '../components/index.ts'
import { html, type Html } from '../html.ts'
import type { Visit } from '../visit.ts'
import { kept } from './kept.ts'
import { words } from './messages.ts'
import type { Face, Followed, Late, Picture, ToCome } from './told.ts'
import { elsewhereOf, saidOf, type Where, whereOf, wherePath } from './where.ts'

export interface Doing { readonly where: Where; readonly pictures: readonly Picture[]; readonly followed?: Followed; /** Undefined where nobody here keeps what has a day. */ readonly late?: Late; readonly toCome?: readonly ToCome[] }

/** Asks the registers and each institution, at most every few seconds. */
export function openDoing(kernel: Kernel, faces: readonly Face[]): () => Promise<Doing> {
  return kept(() => kernel.now(), async () => {
    const [where, pictures, followed, late, toCome] = await Promise.all([
      whereOf(kernel), Promise.all(faces.map((face) => face.pictures?.() ?? [])), Promise.all(faces.map((face) => face.followed?.())), Promise.all(faces.map((face) => face.late?.())),
      Promise.all(faces.map((face) => face.toCome?.() ?? [])),
    ])
    const [example, [overdue]] = [followed.find((one) => one !== undefined), late.filter((one) => one !== undefined)]
    return { where, pictures: pictures.flat(), ...(example && { followed: example }), ...(overdue && { late: overdue }), toCome: toCome.flat().toSorted((a, b) => a.begins.localeCompare(b.begins)).slice(0, mostToCome) }
  })
}

/** So many of what takes place next are told. */
const mostToCome = 3

/** So many pictures are as high as the map with one below it. */
const besideMap = 3

/** The map beside the pictures, and below them the thread beside what is late. */
export function doingSection(visit: Visit, { where, pictures, followed, late }: Doing): Html {
  const drawn = pictures.map((one) => pictureOf(visit, one))
  return html`<div class="halves"><div><h3>${words.where[visit.locale]}</h3>${mapOf(visit, where)}${drawn.slice(besideMap)}</div><div>${drawn.slice(0, besideMap)}</div></div><div class="halves"><div><h3>${words.followed[visit.locale]}</h3>${
    followedOf(visit, followed)}</div>${late && html`<div><h3>${words.late[visit.locale]}</h3>${lateOf(visit, late)}</div>`}</div>`
}

function mapOf({ locale, link }: Visit, where: Where): Html {
  if (where.totals.size === 0) return html`<p>${words.nowhere[locale]}</p>`
  const title = words.answer(formatNumber(saidOf(where), locale), formatNumber(elsewhereOf(where), locale))[locale]
  return html`<p><a href="${link(wherePath)}">${title}</a></p>${regionMap(locale, { title, regions: where.regions, values: where.totals })}`
}

function pictureOf({ locale, link }: Visit, { question, answer, bars: drawn, path }: Picture): Html {
  return html`<h3>${question[locale]}</h3><p><a href="${link(path)}">${answer[locale]}</a></p>${drawn.length > 0 && bars(undefined, drawn.map(({ name, value }) => ({ name: name[locale], value, said: formatNumber(value, locale) })))}`
}

const followedOf = ({ locale, link }: Visit, followed: Followed | undefined): Html => (followed === undefined ? html`<p>${words.notFollowed[locale]}</p>`
  : html`<ol class="timeline">${followed.steps.map(({ what, title, path }) => html`<li><p class="title"><a href="${link(path)}">${title[locale]}</a></p><p class="hint">${what[locale]}</p></li>`)}</ol>${followed.of !== undefined && threadLink({ locale, link }, followed.of)}`)

const lateOf = ({ locale, link }: Visit, { things, total, path }: Late): Html => html`${things.length === 0 ? html`<p>${words.nothingLate[locale]}</p>`
  : html`<ul class="news">${things.map((one) => html`<li><a href="${link(one.path)}">${one.name[locale]}</a><p class="hint">${one.why[locale]}</p></li>`)}</ul>`}<p><a href="${link(path)}">${words.allLate(formatNumber(total, locale))[locale]}</a></p>`
