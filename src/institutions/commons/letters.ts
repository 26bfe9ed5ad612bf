/** Letters of the commons: to publishers about their versions, to followers about new ones, to holders when data is taken back. */
import { inEveryLanguage } from '../../law/format.ts'
import { spoken, type Text } from '../../law/text.ts'
import type { Holding } from '../../kernel/decisions/index.ts'
import type { Tx } from '../../kernel/database/index.ts'
import type { Kernel } from '../../kernel/index.ts'
import type { LetterKind, LetterParts } from '../../kernel/parties/index.ts'
import { type Dataset, datasetPath, type DatasetVersion } from './dataset.ts'
import { nameOf } from './datasets.ts'
import { ownersOf } from './taken-back.ts'

const subjects = {
  review: spoken({ kk: 'Дербес деректер бойынша шешім күтіледі', ru: 'Ожидается решение о персональных данных', en: 'A decision on personal data is awaited' }),
  failed: spoken({ kk: 'Нұсқа оқылмады', ru: 'Версию не удалось прочитать', en: 'The version could not be read' }),
  ready: spoken({ kk: 'Нұсқа жариялауға дайын', ru: 'Версия готова к публикации', en: 'The version is ready' }),
  released: spoken({ kk: 'Жаңа нұсқа шықты', ru: 'Вышла новая версия', en: 'There is a new version' }),
  withdrawn: spoken({ kk: 'Деректер жиыны қайтарып алынды', ru: 'Набор данных отозван', en: 'The dataset is withdrawn' }),
} as const satisfies Record<string, Text>

/** What the reader is to do. */
const todos = {
  review: spoken({ kk: 'нұсқаны ашып, табылған дербес деректермен не істелетінін шешіңіз: оған дейін ол жарияланбайды.', ru: 'откройте версию и решите, что делать с найденными персональными данными: до этого она не будет опубликована.', en: 'open the version and decide what becomes of the personal data that was found: until then it is not published.' }),
  failed: spoken({ kk: 'файлды түзетіп, қайта жүктеңіз.', ru: 'исправьте файл и загрузите его снова.', en: 'mend the file and upload it again.' }),
  ready: spoken({ kk: 'сипаттамасын тексеріп, жариялаңыз.', ru: 'проверьте описание и опубликуйте.', en: 'check the description and publish it.' }),
  released: spoken({ kk: 'міндетті әрекет жоқ: қажет болса, жаңа нұсқаны жүктеп алыңыз.', ru: 'обязательных действий нет: при необходимости скачайте новую версию.', en: 'nothing is required: download the new version if you need it.' }),
  withdrawn: spoken({ kk: 'жиынды пайдалануды тоқтатып, шарттарында не айтылғанын қараңыз.', ru: 'прекратите пользоваться набором и посмотрите, что сказано в его условиях.', en: 'stop using the dataset, and see what its terms say.' }),
} as const satisfies Record<keyof typeof subjects, Text>

const kinds = {
  review: 'thing/version-review', failed: 'thing/version-failed', ready: 'thing/version-ready', released: 'thing/version-released', withdrawn: 'thing/dataset-withdrawn',
} as const satisfies Record<keyof typeof subjects, LetterKind>

/** The letter about a dataset. */
export const letterOf = (what: keyof typeof subjects, title: Text, said: Text, path: string): LetterParts => ({
  kind: kinds[what], subject: inEveryLanguage((locale) => `${subjects[what][locale]}: ${title[locale]}`), says: said,
  ground: inEveryLanguage((locale) => spoken({ kk: `«${title.kk}» деректер жиыны.`, ru: `набор данных «${title.ru}».`, en: `the dataset “${title.en}”.` })[locale]), todo: todos[what], path,
})

export function letters({ parties }: Pick<Kernel, 'parties'>) {
  async function write(tx: Tx, people: Iterable<string>, dataset: Dataset, what: keyof typeof subjects, said: Text, path = datasetPath(dataset)): Promise<void> {
    const letter = letterOf(what, nameOf(dataset).title, said, path)
    for (const person of new Set(people)) await parties.writeLetter(tx, person, letter)
  }

  const owners = (dataset: Dataset, tx: Tx): Promise<readonly string[]> => ownersOf(parties, dataset, tx)

  const numbered = ({ number }: DatasetVersion): Text => spoken({ kk: `${number}-нұсқа.`, ru: `Версия ${number}.`, en: `Version ${number}.` })
  const gate = (dataset: Dataset, { number }: DatasetVersion): string => `${datasetPath(dataset)}/versions/${number}/gate`

  return {
    review: async (tx: Tx, dataset: Dataset, version: DatasetVersion) => write(tx, await owners(dataset, tx), dataset, 'review', numbered(version), gate(dataset, version)),
    failed: async (tx: Tx, dataset: Dataset, version: DatasetVersion, failure: Text) =>
      write(tx, await owners(dataset, tx), dataset, 'failed', inEveryLanguage((locale) => `${numbered(version)[locale]} ${failure[locale]}`)),
    async released(tx: Tx, dataset: Dataset, version: DatasetVersion) {
      if (dataset.state === 'draft') return write(tx, await owners(dataset, tx), dataset, 'ready', numbered(version))
      const followers = await tx.selectFrom('dataset_follower').select('person').where('dataset', '=', dataset.id).execute()
      return write(tx, followers.map(({ person }) => person), dataset, 'released', numbered(version))
    },
    async withdrawn(tx: Tx, dataset: Dataset, reason: Text, holdings: readonly Holding[]) {
      const followers = await tx.selectFrom('dataset_follower').select('person').where('dataset', '=', dataset.id).execute()
      const holders: string[] = []
      for (const { identifier } of holdings) {
        const organisation = await parties.organisation({ number: identifier.value }, tx)
        if (organisation) holders.push(...(await parties.membersOf(organisation.id, tx)).map(({ person }) => person))
      }
      await write(tx, [...followers.map(({ person }) => person), ...holders], dataset, 'withdrawn', reason)
    },
  }
}
