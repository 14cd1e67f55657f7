/** Texts of what makes something good again, in Chinese. */
export const zhRemedy = {
  remedy: {
    title: '补救',
    promised: (moment: string) => `最晚 ${moment} 前兑现`,
    late: (moment: string) => `本应在 ${moment} 前兑现，已超期，我们在催办`,
    delivered: (moment: string) => `${moment} 已兑现`,
    missed: '您说没有收到，我们正在核实',
    notArrived: '我没有收到',
  },
};
