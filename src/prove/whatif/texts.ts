export const WHAT_IF_TEXTS = {
  badAt: {
    zh: 'at 要写成带时区的时间，例如 2026-03-31T23:59:59+08:00。',
    en: '"at" must be a timestamp with its offset, like 2026-03-31T23:59:59+08:00.',
  },
  atTwo: {
    zh: '请在 document（承诺书内容）和 source（YAML 或 JSON 文本）中最多提交一项。',
    en: 'Send document (the letter) or source (its YAML or JSON text), or neither; not both.',
  },
  stopped: { zh: '试算已经取消。', en: 'The trial was cancelled.' },
  noSuchClause: {
    zh: '承诺书里没有这一条取号等候承诺，请核对条款编号。',
    en: 'The letter has no counter-wait clause of this name.',
  },
  naturalLimit: {
    zh: '窗口数按分钟或小时的等候时限来算，请先给这一条填好时限。',
    en: 'Windows are worked out for a limit in minutes or hours; fill in such a limit first.',
  },
} as const;

/** What the number of windows stands on. */
export const ASSUMPTIONS = {
  arrivals: {
    zh: '各时段的到达人数按有人取号的日子平均，到达视为随机（泊松）。',
    en: 'Arrivals are averaged over the days on which anybody took a ticket, and come at random (Poisson).',
  },
  service: {
    zh: '办理时间视为指数分布，所有窗口同速、共用一个队、先到先叫。',
    en: 'Service times are exponential; all windows are equally fast and share one line, first come first called.',
  },
  given: {
    zh: '叫号之后办理了多久没有记录，平均办理时间由提问的人给出。',
    en: 'How long service takes after the call is not on record; its mean was given by whoever asks.',
  },
  supposed: {
    zh: '叫号之后办理了多久没有记录，这里按平均 5 分钟计；请填入实际的平均办理时间。',
    en: 'How long service takes after the call is not on record; 5 minutes are supposed. Give the real mean.',
  },
  stays: {
    zh: '假定取号后无人离开（Erlang C）。',
    en: 'Nobody who took a ticket leaves (Erlang C).',
  },
  leaves: {
    zh: '等候的人会陆续离开，耐心视为指数分布（Erlang A）；时限内离开的不计入兑现率。',
    en: 'Those who wait leave after an exponential time (Erlang A); who leaves within the limit is not counted.',
  },
  steady: {
    zh: '每个时段单独计算，不计前一时段留下的队伍。',
    en: 'Each hour stands alone; a line left over from the hour before is not counted.',
  },
} as const;
