/**
 * The thread on pages: the section that the page of a thing has, and the page that follows anything both ways, on any day.
 *
 * Promises: whatever a page shows of the thread, the kernel's one rule has told this reader. Never: asks the lineage itself.
 */
import type { Kernel } from '../../kernel/index.ts'
import type { Text } from '../../law/text.ts'
import { thread, threadLink } from '../components/index.ts'
import { html, type Html } from '../html.ts'
import { readerIn } from '../reader.ts'
import type { Visit } from '../visit.ts'

export { threadFound, threadRoute } from './page.ts'

/**
 * The thread of a thing for its own page, with the way to the whole of it; undefined where it stands alone. `only` draws one side; `beyond` a relation that alone is no
 * reason to draw it.
 */
export async function threadSection(
  kernel: Pick<Kernel, 'threads'>, visit: Visit, thing: string, { title, hint, only, beyond }: { readonly title: Text; readonly hint: Text; readonly only?: 'sources' | 'made'; readonly beyond?: string },
): Promise<Html | undefined> {
  const seen = await kernel.threads.of(readerIn(visit), thing)
  if (seen === undefined) return undefined
  const [sources, made] = [only === 'made' ? [] : seen.sources, only === 'sources' ? [] : seen.made]
  if ([...sources, ...made].every(({ relation }) => relation === beyond)) return (await seen.figures()).length === 0 ? undefined : html`${threadLink(visit, thing)}`
  return thread(visit, { title, hint, thing: seen.thing, sources, made })
}
