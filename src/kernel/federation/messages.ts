/** What federation says to people. */
import { spoken } from '../../law/text.ts'

export const messages = {
  wrongName: spoken({ kk: 'Атауды жазыңыз: 120 таңбадан аспасын.', ru: 'Укажите название: не длиннее 120 знаков.', en: 'Write the name: at most 120 characters.' }),
  wrongUrl: spoken({
    kk: 'Порталдың мекенжайын жолсыз жазыңыз, мысалы https://portal.example.', ru: 'Укажите адрес портала без пути, например https://portal.example.', en: 'Write the address of the portal without a path, such as https://portal.example.',
  }),
  noKey: spoken({
    kk: 'Журнал кілтін немесе куәгер кілтін енгізіңіз.', ru: 'Укажите ключ журнала или ключ свидетеля.', en: 'Give the key of its log or of its witness.',
  }),
  wrongKey: spoken({
    kk: 'Бұл мұндай түрдегі тексеру кілті емес: оны «атауы+нөмірі+base64» түрінде толық көшіріңіз.', ru: 'Это не проверочный ключ такого вида: скопируйте его целиком в виде «имя+номер+base64».',
    en: 'This is no verifier key of this kind: copy the whole line, “name+id+base64”.',
  }),
  ownKey: spoken({ kk: 'Бұл — осы порталдың өз кілті.', ru: 'Это собственный ключ этого портала.', en: 'This is the key of this portal itself.' }),
  knownAlready: spoken({
    kk: 'Мұндай журнал немесе куәгер тізімде бар. Кілті ауысса, алдымен бұрынғысын алып тастаңыз.', ru: 'Такой журнал или свидетель уже в списке. Если ключ сменился, сначала исключите прежний.',
    en: 'This log or witness is in the list already. If its key has changed, withdraw the old one first.',
  }),
  noSuchPeer: spoken({ kk: 'Мұндай серіктес портал жоқ.', ru: 'Такого портала-партнёра нет.', en: 'There is no such peer.' }),
  withdrawnAlready: spoken({ kk: 'Бұл серіктес портал тізімнен алып тасталған.', ru: 'Этот портал-партнёр уже исключён.', en: 'This peer was withdrawn already.' }),
} as const
