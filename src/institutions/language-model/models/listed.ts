/** The models in the list of registers: the registry keeps them with a page for each, and the same pages list them as all other registers. */
import { sql } from 'kysely'
import type { RegisterView } from '../../../kernel/registers/index.ts'
import { choices, integer, text } from '../../../law/field.ts'
import { nameOfLanguage } from '../corpus/index.ts'
import type { LanguageModelOptions } from '../ground.ts'
import { modelPath } from './model.ts'
import { pageWords as words, stateWords } from './pages/messages.ts'

/** The languages by which models are chosen. */
export const languagesToChoose = ['kk', 'ru', 'en', 'ky', 'tt', 'uz'] as const

/** Those that were released, also if they were taken back since, with what a register of AI systems was told of each (`register-entry.ts`). A draft is for those inside. */
export const modelsListed = ({ provider }: LanguageModelOptions): RegisterView => ({
  listing: {
    id: 'language-model.models', title: words.title, summary: words.lead, body: { name: provider.name },
    fields: [
      choices('languages', { label: words.language, choices: languagesToChoose.map((value) => ({ value, label: nameOfLanguage(value) })) }),
      text('licence', { label: words.licence, maxLength: 100 }), integer('parameters', { label: words.parameters }), integer('context', { label: words.context }),
    ],
    states: { entered: stateWords.released, suspended: words.listedSuspended, struck: stateWords.withdrawn },
    shown: { to: 'everyone', fields: ['languages', 'licence', 'parameters', 'context'] },
  },
  rows: () => sql`
    select name as number, ${modelPath('')}::text || name as path, case state when 'released' then 'entered' else 'struck' end as state,
      jsonb_build_object('kk', name, 'ru', name, 'en', name) as title,
      jsonb_build_object('languages', release #> '{register,languages}', 'licence', release #> '{register,licence}', 'parameters', release #> '{register,parameters}',
        'context', release #> '{register,contextLength}') as facts,
      released_at as entered_at, coalesce(withdrawn_at, released_at) as changed_at
    from language_model where state in ('released', 'withdrawn') and release is not null`,
})
