/** What the protocol of the Hub says when something cannot be done, with the mend. */
import { spoken, type Text } from '../../law/text.ts'

const say = (kk: string, ru: string, en: string): Text => spoken({ kk, ru, en })

export const hubWords = {
  noToken: say(
    'Портал кілтін «Authorization: Bearer shq_…» тақырыбымен жіберіңіз. Оны тіркелгіңіздің «Портал кілттері» бетінде жасауға болады.',
    'Передайте ключ портала в заголовке «Authorization: Bearer shq_…». Его создают на странице «Ключи портала» вашей учётной записи.',
    'Send a portal key in the header “Authorization: Bearer shq_…”. Keys are made on the page “Portal keys” of your account.'),
  badRequest: say('Сұрау түсініксіз: оның форматын тексеріңіз.', 'Запрос не разобран: проверьте его формат.', 'The request cannot be read: check its form.'),
  badLine: say(
    'Коммиттің жолдары NDJSON болуға тиіс, біріншісі — «header», әр файл 8 МБ-тан аспайды; үлкендерін LFS арқылы жіберіңіз.',
    'Коммит передаётся строками NDJSON, первая из них — «header», каждый файл не больше 8 МБ; большие отправляйте через LFS.',
    'A commit comes as lines of NDJSON, the first is its “header”, and no file in it has more than 8 MB; send larger ones by LFS.'),
  noPullRequests: say(
    'Бұл жерде pull request жоқ: өз тармағыңызға жазыңыз.', 'Pull request здесь нет: отправьте изменения в свою ветку.', 'There are no pull requests here: commit to a branch of your own.'),
  onlyUpload: say('LFS арқылы файлды тек жіберуге болады; жүктеп алу үшін «resolve» мекенжайын пайдаланыңыз.', 'Через LFS файлы можно только отправлять; скачивайте их по адресу «resolve».', 'LFS is for uploads only; get files from their “resolve” address.'),
  badXet: say(
    'Жіберілген бөліктерден файл құралмады. Файлды қайта жіберіңіз; көмектеспесе, HF_HUB_DISABLE_XET=1 мәнін орнатыңыз.',
    'Из присланных частей файл не собирается. Повторите отправку; если не поможет, задайте HF_HUB_DISABLE_XET=1.',
    'The parts that were sent make no file. Send again; if that does not help, set HF_HUB_DISABLE_XET=1.'),
  noScope: (scope: string): Text => say(
    `Бұл кілт файл жіберуге құқық бермейді: «${scope}» құқығы бар кілт жасаңыз.`,
    `Этот ключ не даёт права отправлять файлы: создайте ключ с правом «${scope}».`,
    `This key does not allow sending: make one with the scope “${scope}”.`),
  otherType: (types: string): Text => say(
    `Мұндай репозиторий түрі жоқ. Мыналардың бірін көрсетіңіз: ${types}.`, `Такого типа репозитория нет. Укажите один из следующих: ${types}.`,
    `There is no such type of repository: give one of ${types}.`),
  notSent: (path: string): Text => say(
    `«${path}» файлының мазмұны әлі жіберілмеген. Алдымен файлды жүктеңіз.`, `Содержимое файла «${path}» ещё не отправлено. Сначала загрузите файл.`,
    `The content of “${path}” was not sent yet. Upload the file first.`),
  emptyFile: (path: string): Text => say(
    `«${path}» файлы бос: оны жібермеңіз немесе толтырыңыз.`, `Файл «${path}» пуст: уберите его из отправки или заполните.`, `The file “${path}” is empty: leave it out, or fill it.`),
} as const
