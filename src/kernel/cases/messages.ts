/** What the cases say to people. */
import { spoken, type Text } from '../../law/text.ts'

export const messages = {
  counterElsewhere: {
    kk: 'Бұл терезе мұндай қызметке өтініш қабылдамайды: қызметті басқа орган көрсетеді, өтінішті жеке тұлға бермейді немесе ол бұрынғы шешімге қатысты.', ru: 'Это окно не принимает заявления на такую услугу: её оказывает другой орган, заявитель — не физическое лицо либо заявление касается принятого решения.',
    en: 'This counter does not receive such a service: another body gives it, no person applies for it, or it is about a decision.',
  },
  counterNotAgreed: {
    kk: 'Адам осында болып, жіберілетін өтінішке келіскенін растамайынша, оның атынан ештеңе берілмейді: код немесе кіру кілті керек.', ru: 'Пока человек, находясь здесь, не даст согласия на отправляемое заявление, от его имени ничего не подаётся: нужен код или ключ доступа.',
    en: 'Nothing is filed in a person’s name until they, being here, agree to what is sent: by a code or a passkey.',
  },
  visitNotInOrder: {
    kk: 'Құжат бойынша қабылдау тәртіпке сай емес деп танылды, сондықтан ережелер шешім қабылдамайды.', ru: 'Приём по документу признан ненадлежащим, поэтому по правилам решение не принимается.',
    en: 'The visit by document was found not in order, so the rules decide nothing.',
  },
  typedIt: {
    kk: 'Бұл өтінішті терезеде өзіңіз толтырдыңыз, сондықтан ол бойынша шешім қабылдамайсыз. Істі басқа лауазымды адам қарайды.', ru: 'Это заявление вы сами заполнили у окна приёма, поэтому решать по нему не можете. Дело рассмотрит другое должностное лицо.',
    en: 'You typed this application at the counter yourself, so you do not decide on it. Another officer will deal with it.',
  },
  dayNotAhead: { kk: 'Жаңа мерзім бүгінгі күннен кейін болуы керек.', ru: 'Новый срок должен быть позже сегодняшнего дня.', en: 'The new day has to come after today.' },
  fallen: (what: Text): Text => spoken({
    kk: `${what.kk} Бұл жазбаға негізделген шешім қабылданбайды: өтінішті толықтыруға қайтарыңыз немесе басқа шешім қабылдаңыз.`,
    ru: `${what.ru} Принять решение на основании этой записи нельзя: верните заявление на доработку или примите другое решение.`,
    en: `${what.en} No decision can rest on this entry: return the application to be corrected, or decide otherwise.`,
  }),
  /** Of an appeal whose case the rules would decide at once. */
  fallenOnReturn: (what: Text): Text => spoken({
    kk: `${what.kk} Шағым қанағаттандырылса, іс осы жазба негізінде ережелер бойынша бірден шешілер еді, сондықтан оны қазір қайта ашуға болмайды: алдымен жазба қалпына келтірілуі керек, әйтпесе шағым бойынша басқа шешім қабылдаңыз.`,
    ru: `${what.ru} При удовлетворении жалобы дело сразу решалось бы по правилам на основании этой записи, поэтому возобновить его сейчас нельзя: сначала запись должна быть восстановлена, либо примите по жалобе другое решение.`,
    en: `${what.en} Were the appeal granted, the rules would at once decide the case on this entry, so it cannot be reopened now: have the entry restored first, or decide the appeal otherwise.`,
  }),
  restsOnFallen: {
    kk: 'Жауабыңыз қазір қабылданбайды: өтініш негізделген тізілім жазбасы күшінде емес. Кейінірек тағы көріңіз.',
    ru: 'Сейчас ваш ответ принять нельзя: запись реестра, на которой основано заявление, не действует. Попробуйте позже.',
    en: 'Your answer cannot be taken now: an entry of a register on which the application rests is not in force. Try again later.',
  },
  entryChangedSince: {
    kk: 'Іс қаралып жатқанда тізілімдегі жазба өзгерді.',
    ru: 'Пока дело рассматривалось, запись реестра изменилась.',
    en: 'The entry of the register has changed since the case was filed.',
  },
  entryChanged: {
    kk: 'Таңдалған жазба жаңа ғана өзгерді. Өтінішті қайта қарап шығып, тағы бір рет жіберіңіз.',
    ru: 'Выбранная запись только что изменилась. Просмотрите заявление ещё раз и отправьте снова.',
    en: 'An entry that you chose has just changed. Look through the application once more and send it again.',
  },
  byRules: (body: Text): Text => spoken({
    kk: `${body.kk}, жарияланған ережелер бойынша автоматты түрде`, ru: `${body.ru}, автоматически по опубликованным правилам`, en: `${body.en}, at once by its published rules`,
  }),
  nothingOwed: { kk: 'төлем қажет емес', ru: 'оплата не требуется', en: 'nothing to pay' },
  freeOf: (title: Text): Text => spoken({ kk: `төлемнен босатылған: ${title.kk}`, ru: `освобождение от оплаты: ${title.ru}`, en: `free of it: ${title.en}` }),
  paidFee: (amount: Text, number: string, day: Text): Text => spoken({
    kk: `${amount.kk}, төленген күні: ${day.kk}, шот № ${number}`, ru: `${amount.ru}, оплачено ${day.ru}, счёт № ${number}`, en: `${amount.en}, paid on ${day.en}, invoice ${number}`,
  }),
  paidBack: { kk: 'Қайтарылатын сома', ru: 'Возвращаемая сумма', en: 'Paid back' },
  paidBackUntil: (amount: Text, day: Text): Text => spoken({ kk: `${amount.kk}, соңғы күні: ${day.kk}`, ru: `${amount.ru}, не позднее: ${day.ru}`, en: `${amount.en}, by ${day.en}` }),
  bySilence: {
    kk: 'Заңда белгіленген мерзім ішінде шешім қабылданбады.', ru: 'В установленный законом срок решение не принято.', en: 'No decision was taken within the time that the law sets.',
  },
  noEntry: (title: Text): Text => spoken({
    kk: `Өтінішті ${title.kk} бетінен бастаңыз: онда бұл өтініш не туралы екені көрсетіледі.`,
    ru: `Начните заявление со страницы, к которой оно относится: ${title.ru}.`,
    en: `Begin the application on the page that it concerns: ${title.en}.`,
  }),
  ownCase: {
    kk: 'Өз ісіңіз бойынша шешім қабылдай алмайсыз. Істі басқа лауазымды адам қарайды.',
    ru: 'По собственному делу решение принимать нельзя. Дело рассмотрит другое должностное лицо.',
    en: 'You cannot decide your own case. Another officer will deal with it.',
  },
  representative: {
    kk: 'Сіз өтініш беруші атынан әрекет етесіз немесе жақында әрекет еткенсіз. Істі басқа лауазымды адам қарайды.',
    ru: 'Вы действуете или недавно действовали от имени заявителя. Дело рассмотрит другое должностное лицо.',
    en: 'You act for the applicant, or did so lately. Another officer will deal with the case.',
  },
  answeredAsOwner: {
    kk: 'Сіз бұл іс бойынша сұралған иенің атынан жауап бергенсіз, әрекет етесіз немесе жақында әрекет еткенсіз. Істі басқа лауазымды адам қарайды.',
    ru: 'Вы ответили по этому делу от имени опрошенного владельца, действуете или недавно действовали от его имени. Дело рассмотрит другое должностное лицо.',
    en: 'You answered in this case for the owner who was asked, or act for them, or did so lately. Another officer will deal with the case.',
  },
  ofExcludedBody: (body: Text): Text => spoken({
    kk: `Бұл кезең мына органның лауазымды адамдарына жабық: ${body.kk}. Сіз онда лауазым атқарасыз немесе жақында атқарғансыз. Істі басқа адам қарайды.`,
    ru: `Этап закрыт для должностных лиц органа (${body.ru}). Вы занимаете в нём должность или недавно занимали. Дело рассмотрит другое лицо.`,
    en: `This step is closed to the officers of a body in which you hold an office, or did so lately: ${body.en}. Another person will deal with the case.`,
  }),
  opensAboutOwn: {
    kk: 'Істе жауап беруге тиіс иенің атынан өзіңіз әрекет етесіз. Мұндай істі басқа лауазымды адам ашады.',
    ru: 'Вы действуете от имени владельца, который должен ответить по делу. Такое дело открывает другое должностное лицо.',
    en: 'You act for the owner who has to answer in this case. Another officer opens such a case.',
  },
  author: {
    kk: 'Сіз қаралып отырған шешімді қабылдауға қатысқансыз. Істі басқа лауазымды адам қарайды.',
    ru: 'Вы участвовали в принятии рассматриваемого решения. Дело рассмотрит другое должностное лицо.',
    en: 'You took part in the decision that this case is about. Another officer will deal with it.',
  },
  interested: {
    kk: 'Бұл адам осы іске мүдделі. Істі басқа адамға тапсырыңыз.', ru: 'Этот человек заинтересован в деле. Поручите дело другому.',
    en: 'This person has an interest in the case. Give it to another.',
  },
  secondPairOfEyes: (step: Text): Text => spoken({
    kk: `Сіз «${step.kk}» кезеңіне қатысқансыз. Бұл кезеңді басқа адам орындауға тиіс.`,
    ru: `Вы участвовали в этапе «${step.ru}». Этот этап должно выполнить другое лицо.`,
    en: `You took part in the step “${step.en}”. Another person must perform this one.`,
  }),
  byRanking: {
    kk: 'Бұл іс конкурсқа қатысады: ол бойынша рейтингке қойылған бір қолтаңба шешеді, жеке шешім шығарылмайды.',
    ru: 'Это дело участвует в конкурсе: решение по нему принимается подписанием рейтинга, а не отдельно.',
    en: 'This case takes part in a call: it is decided by the signature over the ranking, and not by itself.',
  },
  recused: {
    kk: 'Сіз осы іс бойынша өздігіңізден бас тарттыңыз, сондықтан дауыс бермейсіз.',
    ru: 'Вы заявили самоотвод по этому делу и поэтому не голосуете.',
    en: 'You recused yourself in this case, so you do not vote.',
  },
  revivedGround: (earlier: string, withdrawal: string): Text => spoken({
    kk: `Кері қайтарып алу туралы № ${withdrawal} шешімнің күші жойылды, сондықтан № ${earlier} шешім жаңа нөмірмен қайта күшіне енді.`,
    ru: `Решение № ${withdrawal} об отзыве отменено, поэтому решение № ${earlier} вновь вступило в силу под новым номером.`,
    en: `The withdrawal No. ${withdrawal} was annulled, so that the decision No. ${earlier} lives again under a new number.`,
  }),
  noVotes: { kk: 'Әлі ешкім дауыс берген жоқ.', ru: 'Голосов пока нет.', en: 'Nobody has voted yet.' },
  noQuorum: (cast: number, quorum: number): Text => spoken({
    kk: `Кворум жоқ: ${quorum} дауыс қажет, берілгені ${cast}.`,
    ru: `Нет кворума: нужно голосов — ${quorum}, подано — ${cast}.`,
    en: `There is no quorum: ${quorum} votes are needed, ${cast} were cast.`,
  }),
  tied: {
    kk: 'Ешбір нұсқа берілген дауыстардың жартысынан көбін алған жоқ. Комиссия мүшелері қайта дауыс бере алады.',
    ru: 'Ни один вариант не набрал более половины поданных голосов. Члены комиссии могут проголосовать повторно.',
    en: 'No outcome has more than half of the votes cast. The members can vote again.',
  },
  officeLacking: (body: Text, office: Text): Text => spoken({
    kk: `«${body.kk}» органында бұл рәсімге қажет лауазым жоқ: ${office.kk}.`, ru: `В органе «${body.ru}» нет должности, нужной для этой процедуры: ${office.ru}.`,
    en: `The body “${body.en}” lacks an office that this procedure needs: ${office.en}.`,
  }),
  bodyEnded: { kk: 'Бұл орган енді жұмыс істемейді. Басқа органды таңдаңыз.', ru: 'Этого органа больше нет. Выберите другой.', en: 'This body is no more. Choose another.' },
  openedForWhich: { kk: 'Істі қай орган үшін ашатыныңызды көрсетіңіз.', ru: 'Укажите, для какого органа вы открываете дело.', en: 'Say for which body you open the case.' },
  lastOfAlike: {
    kk: 'Дәл осындай басқа ашық хабар жоқ, сондықтан бұл іс басқаларымен бірге жабылмайды: біреуі қаралуда қалуы тиіс. Оны жеке қараңыз.',
    ru: 'Другого открытого сообщения с тем же содержанием нет, поэтому это дело не закрывается вместе с остальными: одно должно остаться на рассмотрении. Рассмотрите его отдельно.',
    en: 'No other open report says the same, so this case is not closed with the others: one has to go on. Look at it by itself.',
  },
  notOffered: {
    kk: 'Бұл әрекет қазір мүмкін емес: іс басқа кезеңде немесе сізде мұндай құқық жоқ. Бетті жаңартып, істің жайын қараңыз.',
    ru: 'Сейчас это действие недоступно: дело на другом этапе или у вас нет такого права. Обновите страницу и проверьте состояние дела.',
    en: 'This cannot be done now: the case is in another step, or you have no right to it. Reload the page and see where the case stands.',
  },
  lookedThemselves: {
    kk: 'Бұл деректерді өзіңіз қарағансыз: жауапты басқа адам дайындайды.', ru: 'Эти данные смотрели вы сами: ответ готовит другой человек.',
    en: 'It was you who looked: another person answers.',
  },
  noCaseHere: { kk: 'Бұл адамның мұндай нөмірлі ісі жоқ. Нөмірді талоннан немесе хаттан алыңыз.', ru: 'У этого человека нет дела с таким номером. Возьмите номер с талона или из письма.', en: 'This person has no case with this number. Take it from the receipt or a letter.' },
  numberNeeded: {
    kk: 'Бұл қызметті бір адам белгілі бір реттен артық ала алмайды, сондықтан жеке нөмірі жоқ құжат бойынша қабылданбайды.', ru: 'Число таких заявлений от одного человека ограничено, поэтому по документу без личного номера их не принимают.',
    en: 'One person may file this so often only, so it is not received by a document without a personal number.',
  },
  noOwnLook: {
    kk: 'Деректеріңізді қараулардың ішінде мұндай нөмір жоқ. Нөмірді кабинеттегі тізімнен алыңыз немесе өрісті бос қалдырыңыз.', ru: 'Среди просмотров ваших данных такого номера нет. Возьмите номер из списка в кабинете или оставьте поле пустым.',
    en: 'No look at your data has this number. Take the number from the list in your cabinet, or leave it empty.',
  },
  opener: {
    kk: 'Бұл істі өзіңіз ашқансыз: шешімді басқа адам қабылдауы тиіс.', ru: 'Это дело открыли вы: решение должен принять другой человек.',
    en: 'You opened this case: another person has to decide it.',
  },
  changedSinceOpened: (label: Text): Text => spoken({
    kk: `Іс ашылғаннан бері жағдай өзгерді: «${label.kk}» мәні енді басқа. Ештеңе орындалған жоқ. Жаңа іс ашыңыз.`,
    ru: `После открытия дела обстоятельства изменились: у «${label.ru}» теперь другое значение. Ничего не исполнено. Откройте новое дело.`,
    en: `What the case is about has changed since it was opened: “${label.en}” is not the same any more. Nothing was carried out. Open a new case.`,
  }),
  reasonsMissing: {
    kk: 'Негіздемесін жазыңыз: бұл шешім негіздемесіз қабылданбайды.',
    ru: 'Укажите обоснование: без него это решение не принимается.',
    en: 'Give the reasons: this cannot be decided without them.',
  },
  notMarked: {
    kk: 'Бұл жауапты өзгертуге болмайды: орган оны түзетуді сұраған жоқ.',
    ru: 'Этот ответ изменить нельзя: орган не просил его исправить.',
    en: 'This answer cannot be changed: the office did not ask for it to be corrected.',
  },
  noSuchMark: {
    kk: 'Түзету сұралған жауап бұл өтініште жоқ немесе оны осы кезеңде түзетуге болмайды. Бетті жаңартып, қайта белгілеңіз.',
    ru: 'Отмеченного ответа в этом заявлении нет, или на этом этапе его не исправляют. Обновите страницу и отметьте снова.',
    en: 'The answer that is marked is not in this application, or cannot be corrected in this step. Reload the page and mark again.',
  },
  markReason: {
    kk: 'Бұл жауапта нені түзету керегін жазыңыз.', ru: 'Напишите, что нужно исправить в этом ответе.', en: 'Write what has to be corrected in this answer.',
  },
  signatureMissing: {
    kk: 'Бұл актіге электрондық цифрлық қолтаңба қойылуы тиіс.',
    ru: 'Этот акт должен быть подписан электронной цифровой подписью.',
    en: 'This act must be signed with a digital signature.',
  },
  minutesMissing: {
    kk: 'Отырыс хаттамасын толтырыңыз.',
    ru: 'Заполните протокол заседания.',
    en: 'Write the minutes of the meeting.',
  },
  keyReused: {
    kk: 'Бұл сұрау бұрын басқа мазмұнмен жіберілген. Бетті жаңартып, қайталаңыз.',
    ru: 'Этот запрос уже был отправлен с другим содержанием. Обновите страницу и повторите.',
    en: 'This request was already sent with other content. Reload the page and try again.',
  },
  fileGone: {
    kk: 'Қоса берілген файл табылмады. Оны қайта жүктеңіз.', ru: 'Приложенный файл не найден. Загрузите его снова.', en: 'A file that was attached is not there any more. Upload it again.',
  },
  fileExchanged: {
    kk: 'Істегі файлдың мазмұны тіркелген кездегіден өзгеше. Қол қоймаңыз, портал әкімшісіне хабарлаңыз.', ru: 'Содержимое файла в деле не то, что было приложено. Не подписывайте и сообщите администратору портала.',
    en: 'The content of a file in this case is not what was attached to it. Do not sign, and tell the administrator of the portal.',
  },
  movedOn: {
    kk: 'Сіз бетті ашқаннан кейін істе өзгеріс болды. Істің қазіргі жайын қараңыз; жазғаныңыз төменде сақталған.',
    ru: 'С тех пор как вы открыли страницу, дело изменилось. Посмотрите, где оно сейчас; то, что вы написали, сохранено ниже.',
    en: 'The case has moved since you opened the page. See where it stands now; what you wrote is kept below.',
  },
  notColleague: {
    kk: 'Бұл адам осы кезеңді орындай алмайды. Тізімнен лауазымды адамды таңдаңыз.',
    ru: 'Этот человек не может выполнить данный этап. Выберите должностное лицо из списка.',
    en: 'This person cannot perform the step. Choose an officer from the list.',
  },
  nothingToRestore: {
    kk: 'Бұл шешімнен кейін жазбаның күйі басқа шешіммен өзгерді: қалпына келтіретін ештеңе жоқ.',
    ru: 'После этого решения состояние записи изменено другим решением: восстанавливать нечего.',
    en: 'Another decision has changed the state of the entry since this one: there is nothing to restore.',
  },
  stands: (number: string): Text => spoken({
    kk: `Осындай іс ашық тұр: № ${number}. Екінші іс ашылмайды.`, ru: `Такое же дело уже открыто: № ${number}. Второе не открывается.`, en: `The same case is open already: no. ${number}. A second one is not opened.`,
  }),
  alreadyRevoked: {
    kk: 'Бұл шешімнің күші жойылған.',
    ru: 'Это решение уже отменено.',
    en: 'This decision has been revoked already.',
  },
  givenBackOtherwise: (number: string, title: Text): Text => spoken({
    kk: `Бұл шешім бойынша № ${number} «${title.kk}» өтінішіңіз қаралып жатыр. Жаңасын ол жабылғаннан кейін беруге болады; оны қайтарып алғыңыз келсе, сол істі қарап жатқан органға айтыңыз.`,
    ru: `По этому решению уже рассматривается ваше заявление № ${number} «${title.ru}». Новое можно подать, когда то дело закроют; если хотите его отозвать, скажите об этом органу, который его рассматривает.`,
    en: `Your application No. ${number} “${title.en}” about this decision is still open. You can file another once that is closed; if you want to take it back, tell the body that considers it.`,
  }),
  twiceInBatch: { kk: 'Іс тізімде екі рет тұр. Бір жолын алып тастаңыз.', ru: 'Дело стоит в списке дважды. Уберите одну из строк.', en: 'The case stands in the list twice. Take one of its lines out.' },
  noCase: {
    kk: 'Мұндай іс табылмады немесе оны көруге құқығыңыз жоқ.',
    ru: 'Такое дело не найдено, или у вас нет права его видеть.',
    en: 'There is no such case, or you have no right to see it.',
  },
  nothingToWaitFor: {
    kk: 'Бұл қызметте уақыт таңдалмайды, сондықтан кезек те жоқ.', ru: 'В этой услуге время не выбирают, поэтому очереди нет.',
    en: 'No time is chosen in this service, so there is no waiting list.',
  },
  noDraft: {
    kk: 'Мұндай өтініш қараламасы табылмады. Мүмкін, ол жіберілген немесе жойылған.',
    ru: 'Такой черновик не найден. Возможно, он уже отправлен или удалён.',
    en: 'There is no such draft. It may have been sent or deleted.',
  },
  noProcedure: {
    kk: 'Мұндай қызмет жоқ немесе ол қазір күшінде емес.',
    ru: 'Такой услуги нет, или она сейчас не действует.',
    en: 'There is no such service, or it is not in force now.',
  },
  needsOrganisation: {
    kk: 'Бұл қызметке ұйым атынан ғана өтініш беріледі. Алдымен ұйымды таңдаңыз немесе қосыңыз.',
    ru: 'Заявление подаётся только от имени организации. Сначала выберите или добавьте организацию.',
    en: 'Only an organisation can apply. First choose or add the organisation for which you act.',
  },
  needsSelf: {
    kk: 'Бұл қызметке өз атыңыздан өтініш беріледі. Тіркелгі мәзірінен «Өз атымнан» дегенді таңдаңыз.',
    ru: 'Заявление подаётся от своего имени. В меню учётной записи выберите «От своего имени».',
    en: 'You apply for yourself here. Choose “For myself” in the account menu.',
  },
  needsBody: {
    kk: 'Бұл қызметке мемлекеттік орган өтініш береді. Органның атынан оның әкімшісі өкіл етіп тағайындаған лауазымды адам әрекет етеді: тіркелгі мәзірінен лауазымыңызды таңдаңыз.',
    ru: 'Заявление подаёт орган. От его имени действует должностное лицо, которое администратор органа назначил представителем: выберите свою должность в меню учётной записи.',
    en: 'A body applies. An officer whom its administrator has appointed as its representative acts for it: choose your office in the account menu.',
  },
  ownBody: {
    kk: 'Орган өзі шешім қабылдайтын рәсім бойынша өзіне өтініш бере алмайды.',
    ru: 'Орган не может подать заявление самому себе.',
    en: 'A body cannot apply to itself.',
  },
  keeperAlone: {
    kk: 'Бұл өтінішті тізілімді жүргізетін орган ғана өз жазбасы туралы бере алады.',
    ru: 'Это заявление подаёт только орган, который ведёт реестр, о собственной записи.',
    en: 'Only the body that keeps the register applies here, about an entry of its own.',
  },
  whichBody: {
    kk: 'Қай органның атынан өтініш беретініңізді көрсетіңіз.', ru: 'Укажите, от имени какого органа вы подаёте заявление.', en: 'Say in the name of which body you apply.',
  },
  waitForOpen: spoken({
    kk: 'Алдымен ашық өтінішіңіз бойынша шешімді күтіңіз: ол «Істерім» бетінде тұр.', ru: 'Сначала дождитесь решения по открытому заявлению: оно на странице «Мои дела».',
    en: 'Wait first for the decision on the one that is open: it is among your cases.',
  }),
  waitForPeriod: spoken({ kk: 'Келесі кезеңде қайта өтініш беріңіз.', ru: 'Подайте заявление в следующем периоде.', en: 'Apply in the next period.' }),
  anyoneOpens: {
    kk: 'Бұл қызметке тіркелгісіз өтініш беріледі: қызмет бетінен бастаңыз.',
    ru: 'На эту услугу заявление подаётся без учётной записи: начните со страницы услуги.',
    en: 'One applies for this service without an account: begin on the page of the service.',
  },
  notForAnyone: {
    kk: 'Бұл қызметке тіркелгісіз өтініш берілмейді.',
    ru: 'Без учётной записи заявление на эту услугу не подаётся.',
    en: 'One cannot apply for this service without an account.',
  },
  mailbox: { kk: 'Хабар жіберілетін электрондық пошта', ru: 'Электронная почта для сообщений', en: 'E-mail for messages' },
  mailboxHint: {
    kk: 'Қаласаңыз ғана жазыңыз: істе өзгеріс болса, хат жібереміз. Сақтау мерзімі өткенде пошта мекенжайы жойылады.',
    ru: 'По желанию: мы напишем, когда в деле что-то изменится. Когда истечёт срок хранения, адрес почты будет удалён.',
    en: 'Only if you like: we write when something happens in the case. It is erased when the time of keeping is over.',
  },
  noFollowed: {
    kk: 'Бұл мекенжай бойынша іс табылмады. Мекенжайды толық енгізіңіз. Іс аяқталып, сақтау мерзімі өткен болса, мекенжай жұмыс істемейді.',
    ru: 'По этому адресу дела нет. Проверьте, что адрес введён полностью. Если дело завершено и срок его хранения истёк, адрес больше не действует.',
    en: 'There is no case at this address. Check that the address is whole. Once a case is closed and its time of keeping is over, the address no longer works.',
  },
  officeOpens: {
    kk: 'Бұл рәсімді тек уәкілетті лауазымды адам бастайды.',
    ru: 'Эту процедуру начинает только уполномоченное должностное лицо.',
    en: 'Only the competent office opens this procedure.',
  },
  noSubject: {
    kk: 'Өтініш қай шешімге қатысты екенін көрсетіңіз: ол сізге қатысты шешім болуы тиіс.',
    ru: 'Укажите решение, о котором идёт речь: оно должно касаться вас.',
    en: 'Say which decision this is about: it must be one that concerns you.',
  },
  needsSelfOrOrganisation: {
    kk: 'Өтініш өз атыңыздан немесе ұйым атынан беріледі. Кімнің атынан әрекет ететініңізді таңдаңыз.',
    ru: 'Заявление подаётся от своего имени или от имени организации. Выберите, от чьего имени вы действуете.',
    en: 'One applies for oneself or for an organisation. Choose for whom you act.',
  },
  /** The decision concerns another kind of applicant than the procedure is for. */
  otherKind: {
    company: {
      kk: 'Бұл шешім ұйымға қатысты, ал бұл рәсім ұйымдарға арналмаған. Шешімде көрсетілген шағым рәсімін ұйым атынан бастаңыз.',
      ru: 'Это решение касается организации, а процедура предназначена не для организаций. Начните процедуру жалобы, указанную в решении, от имени организации.',
      en: 'This decision concerns an organisation, and this procedure is not for organisations. Begin the one that the decision names, in the name of the organisation.',
    },
    person: {
      kk: 'Бұл шешім жеке тұлғаға қатысты, ал бұл рәсім жеке тұлғаларға арналмаған. Шешімде көрсетілген шағым рәсімін өз атыңыздан бастаңыз.',
      ru: 'Это решение касается физического лица, а процедура предназначена не для физических лиц. Начните процедуру жалобы, указанную в решении, от своего имени.',
      en: 'This decision concerns a person, and this procedure is not for persons. Begin the one that the decision names, for yourself.',
    },
    body: {
      kk: 'Бұл шешім мемлекеттік органға қатысты, ал бұл рәсім органдарға арналмаған. Шешімде көрсетілген шағым рәсімін органның атынан бастаңыз.',
      ru: 'Это решение касается органа, а процедура предназначена не для органов. Начните процедуру жалобы, указанную в решении, от имени органа.',
      en: 'This decision concerns a body, and this procedure is not for bodies. Begin the one that the decision names, in the name of the body.',
    },
  },
  clockOpens: {
    kk: 'Бұл рәсім белгіленген уақытта автоматты түрде басталады.', ru: 'Эта процедура начинается автоматически в установленное время.', en: 'This procedure begins by itself at its time.',
  },
  tooLate: (day: string): Text => spoken({
    kk: `Шағым беру мерзімі ${day} күні аяқталды.`,
    ru: `Срок подачи жалобы истёк ${day}.`,
    en: `The time for an appeal ended on ${day}.`,
  }),
  alreadyOpen: {
    kk: 'Осы мәселе бойынша іс қаралып жатыр. Жаңасын бастаудың қажеті жоқ.',
    ru: 'По этому вопросу дело уже рассматривается. Новое открывать не нужно.',
    en: 'A case about this is already open. There is no need for another.',
  },
  unproved: {
    kk: 'Мұны басшысының құқығы расталған компания ғана істей алады. Алдымен «Ұйым» бетінде басшының құқығын растаңыз.',
    ru: 'Это может сделать только компания, право руководителя которой подтверждено. Сначала подтвердите его на странице организации.',
    en: 'Only a company whose head has proved their right can do this. Prove it first on the page of the organisation.',
  },
  nobodyAnswers: (number: string): Text => spoken({
    kk: `№ ${number} жазбасы бойынша жауап беретін ешкім жоқ. Басқасын таңдаңыз.`, ru: `По записи № ${number} некому ответить. Выберите другую.`, en: `Nobody is there to answer for the entry No. ${number}. Choose another.`,
  }),
  noRight: {
    kk: 'Бұл рәсім бойынша ұйым атынан әрекет етуге құқығыңыз жоқ. Ұйым басшысынан сенімхат сұраңыз.',
    ru: 'У вас нет права действовать от имени организации в этой процедуре. Попросите доверенность у руководителя организации.',
    en: 'You may not act for the company in this procedure. Ask its head for a delegation.',
  },
} as const
