export const alarm = {
  title: '提醒',
  lead: '时限或期间用去一半、八成、到期和超过一半时各提醒一次。',
  percent: { '50': '用去一半', '80': '用去八成', '100': '已到期', '150': '超时一半' },
  due: (when: string) => `最晚 ${when}`,
  fired: (when: string) => `${when} 提醒`,
  duties: '例行事项',
  missed: '已错过',
  mine: '由我跟进',
  cases: '诉求',
  none: '没有提醒',
  noneHint: '所有时限都还宽裕，例行事项也都跟得上。',
};
