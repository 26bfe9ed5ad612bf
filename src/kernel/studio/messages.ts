/** What the studio says when something cannot be done. */
import { formatDay, inEveryLanguage } from '../../law/format.ts'
import { spoken, type Text } from '../../law/text.ts'
import type { Day } from '../../law/time.ts'
import { kindNames, type PersonalDataKind } from '../personal-data/index.ts'

export const messages = {
  none: { kk: 'Мұндай жоба жоқ немесе ол басқа органдікі.', ru: 'Такого проекта нет, или он принадлежит другому органу.', en: 'There is no such draft, or it is another body’s.' },
  notAuthor: { kk: 'Сізде осы органның қызметтерін жазатын лауазым жоқ.', ru: 'У вас нет должности, чтобы писать услуги этого органа.', en: 'You hold no office that writes services of this body.' },
  notDeclared: { kk: 'Жоба декларация құрылымына сай емес, ештеңе сақталмады.', ru: 'Проект не соответствует структуре декларации, ничего не сохранено.', en: 'The draft has not the form of a declaration; nothing was saved.' },
  noPlace: {
    kk: 'Жобада бұл жер енді жоқ немесе бұл ат басқа тармаққа берілген. Жобаны қайта ашыңыз.', ru: 'Этого места в проекте уже нет, или такое имя уже занято. Откройте проект заново.', en: 'This place is no longer in the draft, or the name is taken. Open the draft again.',
  },
  conflict: {
    kk: 'Сіз жазып жатқанда осы тармақты басқа автор өзгертті. Төменде екі мәтін де тұр, ештеңе жоғалған жоқ.', ru: 'Пока вы писали, этот пункт изменил другой автор. Ниже оба текста, ничего не потеряно.', en: 'Another author changed this clause while you were writing. Both texts stand below; nothing is lost.',
  },
  sentMeanwhile: { kk: 'Сіз оқығаннан кейін жоба өзгерді. Оны қайта қарап, содан кейін жіберіңіз.', ru: 'Проект изменился после того, как вы его открыли. Просмотрите его ещё раз и отправьте.', en: 'The draft changed after you had read it. Read it again, then send it.' },
  notSound: { kk: 'Жобада түзетілуге тиіс қателер бар, сондықтан ол жіберілмейді.', ru: 'В проекте есть ошибки, которые нужно исправить: отправить его нельзя.', en: 'The draft has errors to be mended: it cannot be sent on.' },
  noWay: {
    kk: 'Бұл орган үшін декларацияларды қолданысқа енгізетін рәсім жоқ.', ru: 'Нет процедуры, которой декларации этого органа вводятся в действие.', en: 'There is no procedure by which declarations of this body are brought into force.',
  },
  tooLong: { kk: 'Мәтін тым ұзын: ең көбі 2000 сөйлем. Қызметке қатысты бөлігін ғана қойыңыз.', ru: 'Текст слишком длинный: не более 2000 предложений. Вставьте только то, что относится к услуге.', en: 'The text is too long: 2,000 sentences at most. Paste only what concerns the service.' },
  tooLarge: {
    kk: 'Жоба рәсім қабылдайтын мәтіннен ұзын. Оны екі қызметке бөліңіз.', ru: 'Проект длиннее, чем принимает процедура введения. Разделите его на две услуги.', en: 'The draft is longer than the procedure of enactment takes. Divide it into two services.',
  },
  notOwn: {
    kk: 'Мұндай белгісі бар қызмет бойынша шешімді басқа орган қабылдайды. Оны жаңа белгімен көшіріп алыңыз.', ru: 'По услуге с таким обозначением решает другой орган. Скопируйте её под новым обозначением.', en: 'Another body decides under this name. Copy its service under a new one.',
  },
  notReplayed: {
    kk: 'Бұрынғы істерді сол істердің бәріне қатысатын лауазым иесі ғана қайта тексере алады.', ru: 'Прошлые дела может проверить заново только тот, кто по должности участвует во всех этих делах.', en: 'Only whoever takes part in all of these cases by an office may replay them.',
  },
  lawMeanwhile: {
    kk: 'Сіз жазып жатқанда заң мәтінін басқа автор өзгертті: жоғарыда соның мәтіні, төменде сіздікі. Қайта сақтасаңыз, сіздікі қалады.',
    ru: 'Пока вы писали, текст закона изменил другой автор: выше его текст, ниже ваш. Если сохранить ещё раз, останется ваш.', en: 'Another author changed the text of the law while you were writing: theirs is above, yours below. Save again, and yours takes its place.',
  },
  marksMeanwhile: {
    kk: 'Сіз белгілеп жатқанда заң мәтінін басқа автор өзгертті, сондықтан белгілер сақталмады. Жаңа мәтінді белгілеңіз.',
    ru: 'Пока вы отмечали, текст закона изменил другой автор, поэтому отметки не сохранены. Отметьте предложения нового текста.', en: 'Another author changed the text of the law meanwhile, so no marks were saved. Mark the sentences of the new text.',
  },
  examplesFail: {
    kk: 'Кейбір мысалдың нәтижесі өзгерді. Қызметті бәрібір неге жіберетініңізді жазыңыз немесе мысалдарды түзетіңіз.', ru: 'Некоторые примеры дают другой результат. Напишите, почему услугу всё же нужно отправить, или исправьте примеры.',
    en: 'Some examples come out otherwise. Write why the service is sent on all the same, or mend the examples.',
  },
  notCopied: {
    kk: 'Жобада ол басқа қызметтен көшірілген делінген («basedOn»), бірақ жүйеде мұндай редакция жоқ немесе оның атауы мен органы өзгеше. «basedOn» бөлігін түзетіңіз немесе алып тастаңыз.',
    ru: 'В проекте сказано, с какой услуги он скопирован («basedOn»), но такой редакции здесь нет, или у неё другие название и орган. Исправьте «basedOn» или уберите его.',
    en: 'The draft says of which service it is a copy (“basedOn”), but the house knows no such version, or its title and body are others. Mend “basedOn”, or take it out.',
  },
  sent: { kk: 'Бұл редакция жіберілген.', ru: 'Эта редакция уже отправлена.', en: 'This version has been sent already.' },
} as const satisfies Record<string, Text>

/** A service can begin tomorrow at the earliest. */
export const tooEarly = (day: Day): Text => spoken({
  kk: `Қолданысқа ену күні (${formatDay(day, 'kk')}) өтіп кеткен немесе бүгін. Қызмет ең ерте дегенде ертең қолданысқа енеді: күнін өзгертіңіз.`,
  ru: `День вступления в силу (${formatDay(day, 'ru')}) прошёл или наступил сегодня. Самое раннее — завтра: измените день.`,
  en: `The day on which it comes into force (${formatDay(day, 'en')}) is over, or today. Tomorrow is the earliest: change it.`,
})

/** An example holds what may be personal data of somebody. */
export const tellsOfSomebody = (kinds: readonly PersonalDataKind[]): Text => {
  const named = inEveryLanguage((locale) => kinds.map((kind) => kindNames[kind][locale]).join(', '))
  return spoken({
    kk: `Мысал қызметпен бірге жарияланады, ал онда дербес деректерге ұқсайтын нәрсе бар: ${named.kk}. Оны ойдан шығарылған жауапқа ауыстырып, қайта сақтаңыз.`,
    ru: `Пример публикуется вместе с услугой, а в нём есть похожее на персональные данные: ${named.ru}. Замените это вымышленным ответом и сохраните снова.`,
    en: `An example is published with the service, and it holds what looks like personal data: ${named.en}. Put a made-up answer in its place and save again.`,
  })
}
