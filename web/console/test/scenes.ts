import { agentActor, bot, type FakeBaton, type FakeConversation, teams } from './fake';

const MINUTE = 60_000;
const ago = (minutes: number) => new Date(Date.now() - minutes * MINUTE).toISOString();

/** A long talk that the bot could not end: the conversation most pictures show. */
export function anaAsks(fake: FakeBaton): FakeConversation {
  const ana = fake.start('Ana Petrova', {
    ago: 14 * MINUTE,
    email: 'ana.petrova@example.com',
    values: { order_number: 'A-20417', return_reason: 'Wrong size', wants_refund: true },
    page: { url: 'https://shop.example.com/account/orders/A-20417', title: 'Your order A-20417' },
    visitor: { attributes: { plan: 'Plus', country: 'PT' } },
    summary: {
      wants: 'I know, but I sent it back last week and it still says shipped',
      tried: [
        { kind: 'action', text: 'Return something' },
        { kind: 'answer', text: 'Order A-20417 was shipped on Monday.' },
        { kind: 'not_understood', text: 'The parcel is with YOU. I want to know when I get my money' },
      ],
      details: [
        { name: 'order_number', value: 'A-20417' },
        { name: 'return_reason', value: 'Wrong size' },
      ],
      mood: 'frustrated',
      openQuestion: 'The parcel is with YOU. I want to know when I get my money',
    },
  });
  const customer = fake.customer(ana);
  fake.say(
    ana,
    'message',
    bot,
    {
      text: 'Hello! I am Pip. I can help with orders, returns and sizes.',
      purpose: 'greeting',
      buttons: [{ label: 'Where is my order?' }, { label: 'Return something' }, { label: 'Talk to a person' }],
    },
    ago(14),
  );
  fake.say(ana, 'message', customer, { text: 'Return something' }, ago(13.5));
  fake.say(ana, 'bot.answered', bot, { turn: 3, decision: 'action “Return”' }, ago(13.4));
  fake.say(ana, 'message', bot, { text: 'Sure. What is your order number? It starts with A-.' }, ago(13.4));
  fake.say(ana, 'message', customer, { text: 'A-20417' }, ago(13));
  fake.say(ana, 'message', bot, { text: 'Thank you. Order A-20417 was shipped on Monday.' }, ago(12.9));
  fake.say(
    ana,
    'message',
    customer,
    { text: 'I know, but I sent it back last week and it still says shipped' },
    ago(12),
  );
  fake.say(ana, 'message', bot, { text: 'I did not understand that. Could you say it in other words?' }, ago(11.9));
  fake.say(ana, 'message', customer, { text: 'The parcel is with YOU. I want to know when I get my money' }, ago(11));
  fake.queue(
    ana,
    'not_understood',
    { count: 4, limit: 4, inputs: ['it still says shipped', 'The parcel is with YOU', 'money back', 'hello??'] },
    teams[0],
    ago(10.5),
  );
  fake.say(
    ana,
    'message',
    { kind: 'system', id: 'system', name: 'Baton' },
    {
      text: 'I’ll connect you with a colleague.',
      purpose: 'transfer',
    },
    ago(10.5),
  );
  return ana;
}

export function anaTalks(fake: FakeBaton): FakeConversation {
  const ana = anaAsks(fake);
  const maja = fake.user('agent@example.com');
  fake.join(ana, maja, ago(9));
  const me = agentActor(maja);
  const customer = fake.customer(ana);
  fake.say(ana, 'message', me, { text: 'Hi Ana, this is Maja. I am looking at your return right now.' }, ago(8.5));
  fake.say(ana, 'message', customer, { text: 'Finally, thank you' }, ago(8));
  fake.say(
    ana,
    'note',
    me,
    {
      text: 'Warehouse scanned the parcel on Tuesday, the refund was never started. Asked Billing to start it by hand.',
    },
    ago(5),
  );
  fake.say(
    ana,
    'message',
    me,
    { text: 'Your parcel arrived on Tuesday. The refund had not been started; I have done that now.' },
    ago(4),
  );
  fake.say(ana, 'message', me, { text: 'It takes two or three days until you see it on your card.' }, ago(3.8));
  ana.read.customer = ana.row.number;
  fake.say(ana, 'message', customer, { text: 'OK. And the shipping costs?' }, ago(2));
  fake.say(ana, 'message', customer, { text: 'I paid 4.90 for sending it back' }, ago(1.8));
  return ana;
}

const people = [
  'Tomás Ferreira',
  'Li Wei',
  'Noor Haddad',
  'Emma Sørensen',
  'Kwame Mensah',
  'Giulia Conti',
  'Yuki Tanaka',
  'Aleksandra Wojciechowska-Brzęczyszczykiewicz',
  'Omar Farouk',
  'Sofia Rossi',
  'Ben Carter',
  'Zanele Dlamini',
];
const words = [
  'Can I change the address? It goes to my old flat',
  'hello?',
  'The blue one came instead of the green one',
  'My code SPRING does not work at the checkout and the banner says that it is valid until Sunday',
  'Thanks!',
  'Do you ship to Iceland?',
  'I was charged twice',
  'It says out for delivery since three days',
];
const pick = <T>(list: readonly T[], index: number) => list[index % list.length] as T;

/** As many conversations as asked for, spread over queue, bot and the first agent. */
export function crowd(fake: FakeBaton, queue: number, mine: number, bots: number, closed = 0): void {
  const maja = fake.user('agent@example.com');
  for (let index = 0; index < queue + mine + bots + closed; index++) {
    const name = index % 11 === 5 ? null : pick(people, index * 7 + 3);
    const minutes = 2 + ((index * 37) % 180);
    const conversation = fake.start(name, { ago: minutes * MINUTE });
    fake.say(conversation, 'message', bot, { text: 'Hello! I am Pip.' }, ago(minutes));
    fake.say(
      conversation,
      'message',
      fake.customer(conversation),
      { text: pick(words, index * 3 + 1) },
      ago(minutes - 1),
    );
    if (index >= queue + mine + closed) continue;
    fake.queue(
      conversation,
      index % 3 === 0 ? 'not_understood' : 'requested',
      null,
      pick(teams, index),
      ago(minutes - 1),
    );
    if (index < queue) continue;
    fake.join(conversation, maja, ago(minutes - 1.2));
    if (index % 3 === 0)
      fake.say(conversation, 'message', agentActor(maja), { text: 'Let me look into that for you.' }, ago(1));
    else
      fake.say(
        conversation,
        'message',
        fake.customer(conversation),
        { text: pick(words, index) },
        ago((index * 13) % 20),
      );
    if (index >= queue + mine) {
      fake.own(conversation, { kind: 'closed', since: ago(minutes / 2) });
      fake.say(
        conversation,
        'conversation.closed',
        agentActor(maja),
        { by: 'agent', category: 'Returns' },
        ago(minutes / 2),
      );
    }
  }
}
