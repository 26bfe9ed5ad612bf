/** The terms of data in plain words: tiers, modes, purposes, duties and licences. */
import type { Text } from '../../../law/text.ts'
import type { ColumnAction, Duty, Mode, Purpose, Tier } from '../dataset.ts'

export const tierWords = {
  open: { kk: 'Ашық', ru: 'Открытый', en: 'Open' },
  registered: { kk: 'Тіркелгендерге', ru: 'Для зарегистрированных', en: 'For registered people' },
  restricted: { kk: 'Рұқсатпен', ru: 'По разрешению', en: 'By permission' },
} as const satisfies Record<Tier, Text>

/** What a tier means for whoever wants the data. */
export const tierMeaning = {
  open: { kk: 'Барлығына ашық, тіркелу қажет емес.', ru: 'Доступен всем, регистрация не нужна.', en: 'Anyone may have it, without an account.' },
  registered: {
    kk: 'Жүйеге кірген кез келген адам алады.', ru: 'Доступен каждому, кто вошёл в систему.', en: 'Anyone who has signed in may have it.',
  },
  restricted: {
    kk: 'Ұйым атынан сұралған рұқсатпен беріледі. Рұқсатсыз сипаттамасын, құрылымын және жиынтық көрсеткіштерін көруге болады.',
    ru: 'Предоставляется по разрешению, которое запрашивает организация. Без разрешения видны описание, структура и сводные показатели.',
    en: 'Lent by a permission that an organisation asks for. Without it one sees the description, the structure and the summary.',
  },
} as const satisfies Record<Tier, Text>

export const modeWords = {
  metadata: { kk: 'сипаттамасын көру', ru: 'видеть описание', en: 'see what it is about' },
  aggregates: { kk: 'жиынтық көрсеткіштерін сұрау', ru: 'запрашивать сводные показатели', en: 'ask for aggregates' },
  query: { kk: 'жолдарын порталда сұрау', ru: 'запрашивать строки на портале', en: 'query the rows on the portal' },
  download: { kk: 'жүктеп алу', ru: 'скачивать', en: 'download' },
} as const satisfies Record<Mode, Text>

export const purposeWords = {
  research: { kk: 'ғылыми зерттеу', ru: 'научные исследования', en: 'research' },
  product: { kk: 'өнім жасау', ru: 'создание продукта', en: 'building a product' },
  'model-training': { kk: 'модель үйрету', ru: 'обучение моделей', en: 'training models' },
  evaluation: { kk: 'модельді бағалау', ru: 'оценка моделей', en: 'evaluating models' },
  'public-service': { kk: 'мемлекеттік қызмет көрсету', ru: 'оказание государственных услуг', en: 'public services' },
} as const satisfies Record<Purpose, Text>

export const dutyWords = {
  attribution: { kk: 'дереккөзді көрсету', ru: 'указывать источник', en: 'name the source' },
  'non-commercial': { kk: 'коммерциялық мақсатта пайдаланбау', ru: 'не использовать в коммерческих целях', en: 'no commercial use' },
  'no-redistribution': { kk: 'үшінші тұлғаларға бермеу', ru: 'не передавать третьим лицам', en: 'not to pass the data on' },
  'in-country-only': { kk: 'деректерді елден шығармау', ru: 'не вывозить данные за пределы страны', en: 'keep the data in the country' },
  'no-reidentification': { kk: 'адамдарды анықтауға тырыспау', ru: 'не пытаться установить личность', en: 'not to try to identify people' },
  'delete-at-end': { kk: 'мерзім аяқталғанда деректерді жою', ru: 'удалить данные по окончании срока', en: 'delete the data when the term ends' },
  'return-derived': { kk: 'деректерден жасалғанды иесіне қайтару', ru: 'вернуть владельцу созданное на основе данных', en: 'give what was made of the data back to the owner' },
  'ethics-approval': { kk: 'этикалық комиссияның мақұлдауын алу', ru: 'получить одобрение этической комиссии', en: 'have the approval of an ethics board' },
} as const satisfies Record<Duty, Text>

export const actionWords = {
  keep: { kk: 'Қалдырылды', ru: 'Оставлен', en: 'Kept' },
  drop: { kk: 'Алып тасталды', ru: 'Удалён', en: 'Left out' },
  mask: { kk: 'Жасырылды', ru: 'Скрыт маской', en: 'Masked' },
  'keyed-hash': { kk: 'Кілтпен хештелді', ru: 'Заменён хешем с ключом', en: 'Replaced by a keyed hash' },
  generalise: { kk: 'Жалпыланды', ru: 'Обобщён', en: 'Generalised' },
  block: { kk: 'Жариялау тоқтатылды', ru: 'Публикация остановлена', en: 'Publication was stopped' },
} as const satisfies Record<ColumnAction, Text>

/** What a licence allows and asks for, as far as a reader of data is concerned. */
export interface LicenceTerms {
  readonly name: string
  readonly attribution?: boolean
  readonly shareAlike?: boolean
  readonly nonCommercial?: boolean
  readonly noDerivatives?: boolean
}

/** Licences that data are usually under, by SPDX identifier. */
export const licences: Readonly<Record<string, LicenceTerms>> = {
  'CC0-1.0': { name: 'Creative Commons Zero 1.0' },
  'PDDL-1.0': { name: 'Open Data Commons Public Domain Dedication & License 1.0' },
  Unlicense: { name: 'The Unlicense' },
  'CC-BY-4.0': { name: 'Creative Commons Attribution 4.0', attribution: true },
  'CC-BY-3.0': { name: 'Creative Commons Attribution 3.0', attribution: true },
  'CC-BY-2.0-FR': { name: 'Creative Commons Attribution 2.0 France', attribution: true },
  'CC-BY-2.0': { name: 'Creative Commons Attribution 2.0', attribution: true },
  'ODC-By-1.0': { name: 'Open Data Commons Attribution License 1.0', attribution: true },
  MIT: { name: 'MIT License', attribution: true },
  'Apache-2.0': { name: 'Apache License 2.0', attribution: true },
  'BSD-3-Clause': { name: 'BSD 3-Clause License', attribution: true },
  'CC-BY-SA-4.0': { name: 'Creative Commons Attribution-ShareAlike 4.0', attribution: true, shareAlike: true },
  'CC-BY-SA-3.0': { name: 'Creative Commons Attribution-ShareAlike 3.0', attribution: true, shareAlike: true },
  'ODbL-1.0': { name: 'Open Database License 1.0', attribution: true, shareAlike: true },
  'CC-BY-NC-4.0': { name: 'Creative Commons Attribution-NonCommercial 4.0', attribution: true, nonCommercial: true },
  'CC-BY-NC-SA-4.0': { name: 'Creative Commons Attribution-NonCommercial-ShareAlike 4.0', attribution: true, nonCommercial: true, shareAlike: true },
  'CC-BY-ND-4.0': { name: 'Creative Commons Attribution-NoDerivatives 4.0', attribution: true, noDerivatives: true },
  'CC-BY-NC-ND-4.0': { name: 'Creative Commons Attribution-NonCommercial-NoDerivatives 4.0', attribution: true, nonCommercial: true, noDerivatives: true },
}

export const licenceWords = {
  ownTerms: { kk: 'Тек осы жиынның өз шарттары', ru: 'Только условия этого набора', en: 'Only the terms of this dataset' },
  ownTermsMeaning: {
    kk: 'Жалпы лицензия жоқ: деректер осы беттегі шарттармен ғана беріледі.', ru: 'Общей лицензии нет: данные предоставляются только на условиях этой страницы.',
    en: 'There is no common licence: the data are lent on the terms of this page only.',
  },
  anyUse: { kk: 'Кез келген мақсатта, оның ішінде коммерциялық мақсатта пайдалануға болады.', ru: 'Можно использовать в любых целях, в том числе коммерческих.', en: 'Any use is allowed, also commercial use.' },
  nonCommercial: { kk: 'Коммерциялық мақсатта пайдалануға болмайды.', ru: 'Использовать в коммерческих целях нельзя.', en: 'Commercial use is not allowed.' },
  change: { kk: 'Өзгертуге, толықтыруға және өзгертілгенін таратуға болады.', ru: 'Можно изменять, дополнять и распространять изменённое.', en: 'You may change the data, add to them and share what came of it.' },
  noDerivatives: { kk: 'Өзгертілген нұсқасын таратуға болмайды.', ru: 'Распространять изменённый вариант нельзя.', en: 'A changed version may not be shared.' },
  attribution: { kk: 'Дереккөз бен лицензияны көрсету керек.', ru: 'Нужно указать источник и лицензию.', en: 'The source and the licence must be named.' },
  noAttribution: { kk: 'Дереккөзді көрсету міндетті емес.', ru: 'Указывать источник не обязательно.', en: 'The source need not be named.' },
  shareAlike: { kk: 'Одан жасалған дерек сол лицензиямен таратылады.', ru: 'Производные данные распространяются на той же лицензии.', en: 'Data made from it are shared under the same licence.' },
  fullText: { kk: 'Лицензияның толық мәтіні', ru: 'Полный текст лицензии', en: 'Full text of the licence' },
  unknown: { kk: 'Шарттарын лицензия мәтінінен қараңыз.', ru: 'Условия смотрите в тексте лицензии.', en: 'See the text of the licence for its terms.' },
} as const satisfies Record<string, Text>
