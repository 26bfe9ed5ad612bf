/** What in a copied service still speaks of the one from which it was copied. */
import type { Kernel } from '../../kernel/index.ts'
import type { StudioDraft } from '../../kernel/studio/index.ts'
import { clausesOf, stillOf, stillText, stillTitle } from '../../law/studio/index.ts'
import { html } from '../html.ts'
import type { Content } from '../html.ts'
import type { Visit } from '../visit.ts'
import { clausePath, clauseTitle } from './parts.ts'

/** What a copy still has of the service from which it was copied, each with its clause. */
export function stillNotice({ country, registers, studio }: Kernel, { locale, link }: Visit, draft: StudioDraft): Content {
  const { body, declaration } = draft
  const source = studio.source(declaration)
  if (source === undefined) return undefined
  const own = body ?? country.bodies.find((one) => one.registers.includes(declaration.body.register))
  const still = stillOf(declaration, source, (id) => registers.declared.some((one) => one.id === id && own !== undefined && one.office.role in own.roles))
  const titles = new Map(clausesOf(declaration).map((one) => [one.place, one]))
  return still.length > 0 && html`<details><summary>${stillTitle(source.title, still.length)[locale]}</summary><ul class="clauses">${still.map((one) => html`<li><a href="${link(clausePath(draft, one.place))}">${
    titles.has(one.place) ? clauseTitle(titles.get(one.place)!)[locale] : one.place}</a> — ${stillText(declaration, one)[locale]}</li>`)}</ul></details>`
}
