/** What the usual licences mean, in plain words; of any other, its name and where it is read. */
import { same, spoken, type Text } from '../../../law/text.ts'
import { isUsualLicence, licenceUrl, type UsualLicence } from './licences.ts'

export interface LicenceWords {
  readonly name: Text
  /** Absent for licences that are not among the usual ones. */
  readonly meaning?: Text
  /** The text of the licence; absent when only the terms of the dataset apply. */
  readonly url?: string
}

const free: Text = spoken({
  kk: 'Кез келген мақсатта, шартсыз пайдалануға, өзгертуге және таратуға болады.', ru: 'Можно использовать, изменять и распространять для любых целей без условий.',
  en: 'Use, change and share it for any purpose, without conditions.',
})
const withName: Text = spoken({
  kk: 'Кез келген мақсатта пайдалануға, өзгертуге және таратуға болады; авторын көрсету керек.',
  ru: 'Можно использовать, изменять и распространять для любых целей; нужно указать автора.', en: 'Use, change and share it for any purpose; name the author.',
})
const alike: Text = spoken({
  kk: 'Кез келген мақсатта пайдалануға болады; авторын көрсетіп, өзгертілген нұсқасын сол лицензиямен тарату керек.',
  ru: 'Можно использовать для любых целей; нужно указать автора, а изменённое распространять на тех же условиях.',
  en: 'Use it for any purpose; name the author, and share what you change under the same licence.',
})
const withNotice: Text = spoken({
  kk: 'Кез келген мақсатта пайдалануға болады; лицензия мәтінін сақтау керек.', ru: 'Можно использовать для любых целей; нужно сохранять текст лицензии.',
  en: 'Use it for any purpose; keep the text of the licence with it.',
})

const usual: Readonly<Record<UsualLicence, { readonly name: Text; readonly meaning: Text }>> = {
  'CC0-1.0': { name: same('Creative Commons Zero 1.0'), meaning: free },
  'PDDL-1.0': { name: same('Public Domain Dedication and License 1.0'), meaning: free },
  'CC-BY-4.0': { name: same('Creative Commons Attribution 4.0'), meaning: withName },
  'ODC-By-1.0': { name: same('Open Data Commons Attribution 1.0'), meaning: withName },
  'CDLA-Permissive-2.0': { name: same('Community Data License Agreement – Permissive 2.0'), meaning: withNotice },
  'CC-BY-SA-4.0': { name: same('Creative Commons Attribution-ShareAlike 4.0'), meaning: alike },
  'ODbL-1.0': { name: same('Open Database License 1.0'), meaning: alike },
  'CDLA-Sharing-1.0': { name: same('Community Data License Agreement – Sharing 1.0'), meaning: alike },
  'CC-BY-NC-4.0': {
    name: same('Creative Commons Attribution-NonCommercial 4.0'),
    meaning: spoken({
      kk: 'Тек коммерциялық емес мақсатта пайдалануға, өзгертуге және таратуға болады; авторын көрсету керек.',
      ru: 'Можно использовать, изменять и распространять только в некоммерческих целях; нужно указать автора.',
      en: 'Use, change and share it for non-commercial purposes only; name the author.',
    }),
  },
  'CC-BY-NC-SA-4.0': {
    name: same('Creative Commons Attribution-NonCommercial-ShareAlike 4.0'),
    meaning: spoken({
      kk: 'Тек коммерциялық емес мақсатта; авторын көрсетіп, өзгертілген нұсқасын сол лицензиямен тарату керек.',
      ru: 'Только в некоммерческих целях; нужно указать автора, а изменённое распространять на тех же условиях.',
      en: 'For non-commercial purposes only; name the author, and share what you change under the same licence.',
    }),
  },
  'CC-BY-ND-4.0': {
    name: same('Creative Commons Attribution-NoDerivatives 4.0'),
    meaning: spoken({
      kk: 'Кез келген мақсатта таратуға болады, бірақ өзгертілген нұсқасын таратуға болмайды; авторын көрсету керек.',
      ru: 'Можно распространять для любых целей, но не в изменённом виде; нужно указать автора.', en: 'Share it for any purpose, but not changed; name the author.',
    }),
  },
  'CC-BY-NC-ND-4.0': {
    name: same('Creative Commons Attribution-NonCommercial-NoDerivatives 4.0'),
    meaning: spoken({
      kk: 'Тек коммерциялық емес мақсатта және өзгертусіз таратуға болады; авторын көрсету керек.',
      ru: 'Можно распространять только в некоммерческих целях и без изменений; нужно указать автора.',
      en: 'Share it for non-commercial purposes only and unchanged; name the author.',
    }),
  },
  MIT: { name: same('MIT License'), meaning: withNotice },
  'Apache-2.0': { name: same('Apache License 2.0'), meaning: withNotice },
  'LicenseRef-terms': {
    name: spoken({ kk: 'Осы деректер жиынының шарттары', ru: 'Условия этого набора данных', en: 'The terms of this dataset' }),
    meaning: spoken({
      kk: 'Жалпыға ортақ лицензия берілмеген: тек осы беттегі шарттар қолданылады.', ru: 'Публичная лицензия не предоставлена: действуют только условия на этой странице.',
      en: 'No public licence is given: only the terms on this page apply.',
    }),
  },
}

/** The name of a licence by its SPDX id, what it means, and where it is read. */
export function licenceWords(id: string): LicenceWords {
  const url = licenceUrl(id)
  return { ...(isUsualLicence(id) ? usual[id] : { name: same(id) }), ...(url !== undefined && { url }) }
}
