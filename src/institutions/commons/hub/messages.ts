/** What the Hub API says when something cannot be done, with the mend. */
import type { Text } from '../../../law/text.ts'

const say = (kk: string, ru: string, en: string): Text => ({ kk, ru, en })

export const words = {
  noToken: say(
    'API кілтін «Authorization: Bearer shq_…» тақырыбымен жіберіңіз. Оны тіркелгіңіздің «API кілттері» бетінде жасауға болады.',
    'Передайте ключ API в заголовке «Authorization: Bearer shq_…». Его создают на странице «Ключи API» вашей учётной записи.',
    'Send an API key in the header “Authorization: Bearer shq_…”. Keys are made on the page “API keys” of your account.'),
  noRead: say(
    'Бұл кілт деректерді оқуға рұқсат бермейді: «datasets:read» құқығы бар кілт жасаңыз.',
    'Этот ключ не даёт читать данные: создайте ключ с правом «datasets:read».',
    'This key does not allow reading data: make one with the scope “datasets:read”.'),
  noWrite: say(
    'Бұл кілт деректерді өзгертуге рұқсат бермейді: «datasets:write» құқығы бар кілт жасаңыз.',
    'Этот ключ не даёт изменять данные: создайте ключ с правом «datasets:write».',
    'This key does not allow changing data: make one with the scope “datasets:write”.'),
  onlyDatasets: say(
    'Мұнда тек деректер жиындары бар: репозиторий түрін «dataset» деп көрсетіңіз.',
    'Здесь есть только наборы данных: укажите тип репозитория «dataset».',
    'There are only datasets here: give “dataset” as the type of the repository.'),
  noNamespace: say(
    'Жариялау атауы әлі таңдалмаған: оны деректер қорының «Менің деректер жиындарым» бетінде таңдаңыз.',
    'Имя для публикации ещё не выбрано: выберите его на странице «Мои наборы данных» фонда данных.',
    'No name to publish under was chosen yet: choose one on the page “My datasets” of the data commons.'),
  badRequest: say('Сұрау түсініксіз: оның форматын тексеріңіз.', 'Запрос не разобран: проверьте его формат.', 'The request cannot be read: check its form.'),
  badLine: say(
    'Коммиттің жолдары NDJSON болуға тиіс, біріншісі — «header», әр файл 8 МБ-тан аспайды; үлкендерін LFS арқылы жіберіңіз.',
    'Коммит передаётся строками NDJSON, первая из них — «header», каждый файл не больше 8 МБ; большие отправляйте через LFS.',
    'A commit comes as lines of NDJSON, the first is its “header”, and no file in it has more than 8 MB; send larger ones by LFS.'),
  noPullRequests: say(
    'Бұл жерде pull request жоқ: өз тармағыңызға жазыңыз.', 'Pull request здесь нет: отправьте изменения в свою ветку.', 'There are no pull requests here: commit to a branch of your own.'),
  onlyUpload: say('LFS арқылы тек жүктеп салуға болады; файлдарды «resolve» мекенжайынан алыңыз.', 'Через LFS можно только отправлять; файлы берите по адресу «resolve».', 'LFS is for uploads only; get files from their “resolve” address.'),
  refThere: say('Мұндай атау бар.', 'Такое имя уже есть.', 'There is one of this name already.'),
  versionTag: say(
    '«v1», «v2» сияқты тегтер жарияланған нұсқаларды белгілейді: басқа атау таңдаңыз.',
    'Теги вида «v1», «v2» обозначают опубликованные версии: выберите другое имя.',
    'Tags such as “v1” and “v2” stand for published versions: choose another name.'),
  emptyBranch: say('Мұндағы тармақтар коммиттен басталады: алдымен файл жіберіңіз.', 'Ветка здесь начинается с коммита: сначала отправьте файл.', 'A branch begins at a commit here: send a file first.'),
  badXet: say(
    'Жіберілген бөліктерден файл құралмады. Жіберуді қайталаңыз; қайталанса, HF_HUB_DISABLE_XET=1 орнатып көріңіз.',
    'Из присланных частей файл не собирается. Повторите отправку; если не поможет, задайте HF_HUB_DISABLE_XET=1.',
    'The parts that were sent make no file. Send again; if that does not help, set HF_HUB_DISABLE_XET=1.'),
  noFile: say('Бұл нұсқада мұндай файл жоқ.', 'В этой версии такого файла нет.', 'There is no such file in this version.'),
} as const satisfies Record<string, Text>

export const emptyFile = (path: string): Text => say(
  `«${path}» файлы бос: оны жібермеңіз немесе толтырыңыз.`, `Файл «${path}» пуст: уберите его из отправки или заполните.`, `The file “${path}” is empty: leave it out, or fill it.`)
