/** How people ask for public services in everyday words, for the search. Kazakh | Russian | English. */
import type { WordsOfLife } from '../../../portal/index.ts'

export const administrationWords: WordsOfLife = {
  '/services/administration.birth': 'бала туды нәресте туу куәлігі сәби тіркеу перзентхана|родился ребёнок новорождённый свидетельство о рождении малыш зарегистрировать роддом|baby born newborn birth certificate register a child',
  '/services/administration.birth-grant': 'балаға ақша сүйінші жәрдемақы туғаны үшін төлем анаға|деньги на ребёнка детские пособие за рождение выплата маме декретные|money for a baby child benefit payment for birth mother',
  '/services/administration.kindergarten': 'балабақша садик бақшаға кезек орын бала бақша тұру|садик детсад ясли очередь в детский сад место ребёнку|kindergarten nursery queue place for my child daycare',
  '/services/administration.address': 'прописка мекенжай тіркеу көштім пәтер үйге тіркелу|прописка прописаться адрес переехал переезд квартира зарегистрироваться по месту жительства|moved house change of address register residence flat',
  '/services/administration.own-address': 'өз үйіме тіркелу өз пәтерім прописка меншік|прописаться в своей квартире собственное жильё свой дом прописка|register own home flat house owner',
  '/services/administration.sole-trader': 'ИП жеке кәсіпкер ашу ДК ИП ашамын өз ісім бизнес бастау|ИП открыть ИП стать предпринимателем своё дело начать бизнес|sole trader start a business self-employed open become entrepreneur',
  '/services/administration.extract': 'үзінді анықтама ИП растау кәсіпкер екенімді|выписка справка из реестра подтвердить что я ИП предприниматель|extract certificate proof that I am a sole trader',
  '/services/administration.start-grant': 'жұмыссыз жұмыстан шықтым жұмысымды жоғалттым бизнеске ақша|безработный уволили потерял работу деньги на бизнес с нуля|unemployed lost my job fired money for a business',
  '/services/administration.scholarship': 'шәкіртақы студент стипендия степуха төлейді|степуха стипендия студент выплата за учёбу|scholarship stipend student allowance',
  '/services/administration.building-permit': 'үй салу құрылыс салуға рұқсат гараж шеберхана|построить дом гараж стройка разрешение строить пристройка|build a house garage building permit construction',
  '/services/administration.parking-card': 'мүгедек тұрақ парковка орны арба көлік қою|инвалид парковка место для инвалидов бесплатная машина|disabled parking badge wheelchair free',
  '/services/administration.counter': 'ХҚКО цон орталыққа жазылу кезек қабылдау|ЦОН записаться в ЦОН очередь приём талон|public service centre appointment counter queue TSON',
  '/services/administration.hall': 'зал іс-шара жиналыс өткізу орын әкімдіктің залы|зал мероприятие собрание провести снять акимата|hall event meeting venue book',
  '/services/administration.information': 'ақпарат сұрау әкімдіктен білу есеп жұмысы|узнать информацию у акимата запрос сведения о работе|information request ask the akimat freedom of information',
  '/services/administration.petition': 'жолданым хат жазу арыз әкімге үндеу e-otinish ұсыныс шұңқыр жарық|обращение написать акиму письмо заявление e-otinish предложение яма нет света|petition write to the akim letter proposal pothole street light',
  '/services/administration.consent': 'деректерімді беру келісім банкке рұқсат|согласие дать на обработку персональных данных банку разрешить|consent allow use of my personal data bank',
  '/services/administration.consent-withdrawal': 'келісімді қайтарып алу деректерімді пайдаланбасын|отозвать согласие на обработку персональных данных запретить|withdraw consent stop using my personal data',
  '/services/administration.data-question': 'деректерімді кім қарады неге қарады шағым дербес деректер|кто смотрел мои данные зачем смотрели жалоба персональные данные просмотр|who looked at my data why complaint privacy access',
  '/services/administration.alcohol-licence': 'арақ шарап сыра сату лицензия дүкен алкоголь|лицензия на алкоголь пиво вино водка продавать магазин|alcohol licence sell beer wine shop off-licence',
  '/services/administration.appeal': 'жәрдемақы бермеді қызмет көрсетпеді әкімдік бас тартты|отказали в пособии акимат отказал в услуге|refused a benefit the akimat refused a service',
  '/administration': 'өмірлік жағдай бала туды көштім жұмыссыз не істеймін|жизненная ситуация что делать когда родился ребёнок переезд потерял работу|life events what to do when a child is born moved lost job',
}
