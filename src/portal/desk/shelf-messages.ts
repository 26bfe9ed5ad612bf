/** The words of the administrator's page of entries that were set aside. */
import type { Shelved } from '../../kernel/journal/index.ts'
import { text } from '../../law/field.ts'
import { spoken, type Text } from '../../law/text.ts'

export const shelfWords = {
  title: { kk: 'Кейінге қалдырылған жазбалар', ru: 'Отложенные записи', en: 'Entries set aside' },
  lead: {
    kk: 'Журналдың әр жазбасынан кейін портал қажеттісін орындайды: хат жазады, көрсеткіштерді есептейді, байланыстарды жаңартады. Қате шықса, жазба кейінге қалдырылады, екі минут ішінде сегіз ретке дейін қайта өңделеді, сосын осында шешім күтеді; басқа жазбалар өңделе береді. Дерекқор не желі істемей тұрса, портал оны өзі күтеді.',
    ru: 'После каждой записи журнала портал делает то, что из неё следует: пишет письма, считает показатели, обновляет связи. Если возникла ошибка, запись откладывается, за две минуты обрабатывается повторно до восьми раз, а затем ждёт решения здесь; остальные записи обрабатываются дальше. Когда недоступны база данных или сеть, портал ждёт сам.',
    en: 'After each entry of the journal the portal does what follows from it: it writes letters, counts indicators, keeps the thread. Where that fails, the entry is set aside and tried up to eight times within two minutes; then it waits here for a person, while the others go on. While the database or the network is away, the portal waits by itself.',
  },
  none: { kk: 'Кейінге қалдырылған жазба жоқ', ru: 'Отложенных записей нет', en: 'Nothing is set aside' },
  standing: { kk: 'Тоқтап тұрған өңдеушілер', ru: 'Остановленные обработчики', en: 'What stands' },
  standingLead: {
    kk: 'Олар келесі жазбаны өңдей алмай тұр, одан кейінгілері де күтеді: мұндай өңдеуді байқаусызда өткізіп жіберуге болмайды. Себебін жойыңыз.',
    ru: 'Они не могут обработать очередную запись, и следующие за ней тоже ждут: такую обработку нельзя пропустить незаметно. Устраните причину.',
    en: 'These cannot take their next entry, and those after it wait too: what follows from them must not be left out unnoticed. Mend the cause.',
  },
  subscriber: { kk: 'Өңдеуші', ru: 'Обработчик', en: 'What acts on it' },
  entry: { kk: 'Жазба', ru: 'Запись', en: 'Entry' },
  state: { kk: 'Күйі', ru: 'Состояние', en: 'State' },
  tries: { kk: 'Талпыныс саны', ru: 'Попытки', en: 'Tries' },
  since: { kk: 'Қашаннан', ru: 'С какого времени', en: 'Since' },
  behind: { kk: 'Содан кейінгі журнал жазбалары', ru: 'Записей журнала после неё', en: 'Entries of the journal after it' },
  fault: { kk: 'Қате', ru: 'Ошибка', en: 'Fault' },
  act: { kk: 'Әрекет', ru: 'Действие', en: 'Act' },
  again: { kk: 'Қайта өңдеу', ru: 'Обработать снова', en: 'Take it again' },
  allAgain: { kk: 'Осы өңдеушінің барлық жазбасын қайта өңдеу', ru: 'Обработать снова все записи этого обработчика', en: 'Take all of it again' },
  dismiss: { kk: 'Тізімнен алу', ru: 'Снять', en: 'Dismiss' },
  dismissLead: {
    kk: 'Бұл өңдеуші осы жазба бойынша ештеңе орындамайды. Мұны кері қайтаруға болмайды. Кімнің неге осылай шешкені журналда қалады; себептің мәтіні жұртқа көрсетілмейді.',
    ru: 'Этот обработчик ничего не сделает по этой записи. Отменить это нельзя. В журнале останется, кто и почему так решил; текст причины не публикуется.',
    en: 'What this subscriber does upon this entry will not be done, and that cannot be undone. The journal keeps who decided it and why; the words of the reason are not published.',
  },
  tried: { kk: 'Жазба қайта өңделеді. Нәтижесі бір минут ішінде көрінеді.', ru: 'Запись будет обработана снова. Результат появится в течение минуты.', en: 'It is taken again. What came of it shows within a minute.' },
  unclear: { kk: 'Не істеу керегі түсініксіз: жазба нөмірі немесе әрекет танылмады. Ештеңе істелген жоқ. Тізімнен қайта таңдаңыз.', ru: 'Неясно, что сделать: номер записи или действие не распознаны. Ничего не сделано. Выберите в списке ещё раз.', en: 'It is not clear what to do: the number of the entry or the act is none. Nothing was done. Choose in the list again.' },
  dismissed: { kk: 'Жазба тізімнен алынды.', ru: 'Запись снята.', en: 'The entry is dismissed.' },
} as const satisfies Record<string, Text>

export const shelfStates = {
  trying: { kk: 'Қайта өңделеді', ru: 'Обрабатывается снова', en: 'Being tried' },
  failed: { kk: 'Шешім күтуде', ru: 'Ждёт решения', en: 'Waits for a person' },
  behind: { kk: 'Алдыңғысын күтуде', ru: 'Ждёт предыдущую', en: 'Behind another' },
  dismissed: { kk: 'Тізімнен алынған', ru: 'Снята', en: 'Dismissed' },
} as const satisfies Record<Shelved['state'], Text>

/** Why an entry is taken off the shelf untaken. */
export const whyDismissed = text('reason', {
  label: { kk: 'Себебі', ru: 'Причина', en: 'Reason' }, hint: { kk: 'Мысалы: адамға бөлек хабарланды.', ru: 'Например: человеку сообщено отдельно.', en: 'For example: the person was told otherwise.' }, maxLength: 500, long: true,
})

export const dismissing = (entry: bigint): Text => spoken({ kk: `№ ${entry} жазбаны тізімнен алу`, ru: `Снятие записи № ${entry}`, en: `Dismissing entry no. ${entry}` })
