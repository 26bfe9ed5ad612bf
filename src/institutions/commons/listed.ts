/** The datasets in the list of registers: the commons keeps them and has a catalogue of its own, and the same pages list them as all other registers. */
import { sql } from 'kysely'
import type { Kernel } from '../../kernel/index.ts'
import type { RegisterView } from '../../kernel/registers/index.ts'
import { choice, text } from '../../law/field.ts'
import { tierWords, updateWords } from './catalogue/index.ts'
import type { CommonsOptions } from './commons.ts'
import { themes } from './dataset.ts'
import { words } from './pages/messages.ts'

const choicesIn = (texts: typeof themes) => Object.entries(texts).map(([value, label]) => ({ value, label }))

/** Those that are published, and those that were: a draft is its owner's. */
export const datasetsListed = ({ cases }: Kernel, { request }: CommonsOptions): RegisterView => ({
  listing: {
    id: 'commons.datasets', title: words.listedTitle, summary: words.listedSummary, body: { name: cases.procedures.find(({ id }) => id === request)?.body.name ?? words.title },
    fields: [
      choice('theme', { label: words.theme, choices: choicesIn(themes) }), choice('tier', { label: words.tier, choices: choicesIn(tierWords) }),
      choice('updates', { label: words.updates, choices: choicesIn(updateWords) }), text('licence', { label: words.licence, maxLength: 100 }),
    ],
    states: { entered: words.listedPublished, suspended: words.listedSuspended, struck: words.withdrawn },
    shown: { to: 'everyone', fields: ['theme', 'tier', 'updates', 'licence'] },
  },
  rows: () => sql`
    select namespace || '/' || name as number, '/commons/datasets/' || namespace || '/' || name as path,
      case state when 'published' then 'entered' else 'struck' end as state, description -> 'title' as title,
      jsonb_build_object('theme', description -> 'theme', 'tier', terms -> 'tier', 'updates', description -> 'updates', 'licence', description -> 'licence') as facts,
      coalesce((select min(version.published_at) from dataset_version version where version.dataset = dataset.id), created_at) as entered_at, changed_at
    from dataset where state in ('published', 'withdrawn') and description is not null`,
})
