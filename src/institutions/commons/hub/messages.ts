/** What the Hub API says when something cannot be done, with the mend. */
import { spoken, type Text } from '../../../law/text.ts'

const say = (kk: string, ru: string, en: string): Text => spoken({ kk, ru, en })

export const words = {
  noRead: say(
    'Бұл кілт деректерді оқуға рұқсат бермейді: «datasets:read» құқығы бар кілт жасаңыз.',
    'Этот ключ не даёт читать данные: создайте ключ с правом «datasets:read».',
    'This key does not allow reading data: make one with the scope “datasets:read”.'),
  noNamespace: say(
    'Жариялау атауы әлі таңдалмаған: оны ортақ деректер қорының «Менің деректер жиындарым» бетінде таңдаңыз.',
    'Имя для публикации ещё не выбрано: выберите его на странице «Мои наборы данных» фонда данных.',
    'No name to publish under was chosen yet: choose one on the page “My datasets” of the data commons.'),
  refThere: say('Мұндай атау бар.', 'Такое имя уже есть.', 'There is one of this name already.'),
  versionTag: say(
    '«v1», «v2» сияқты тегтер жарияланған нұсқаларды белгілейді: басқа атау таңдаңыз.',
    'Теги вида «v1», «v2» обозначают опубликованные версии: выберите другое имя.',
    'Tags such as “v1” and “v2” stand for published versions: choose another name.'),
  emptyBranch: say('Мұндағы тармақтар коммиттен басталады: алдымен файл жіберіңіз.', 'Ветка здесь начинается с коммита: сначала отправьте файл.', 'A branch begins at a commit here: send a file first.'),
  noFile: say('Бұл нұсқада мұндай файл жоқ.', 'В этой версии такого файла нет.', 'There is no such file in this version.'),
} as const satisfies Record<string, Text>
