/**
 * Which of the NAV series is the highest at each session, as its index; ties go to the earlier one. A NAV that is not
 * known (NaN) does not lead; -1 where none is known.
 * @param navs one series a strategy, all of one length
 */
export function leaderOverTime(navs: readonly Float64Array[]): Int32Array {
  const leaders = new Int32Array(navs[0]?.length ?? 0).fill(-1);
  for (let t = 0; t < leaders.length; t++) {
    let highest = -Infinity;
    for (let s = 0; s < navs.length; s++) {
      const nav = navs[s]![t]!;
      if (nav > highest) {
        highest = nav;
        leaders[t] = s;
      }
    }
  }
  return leaders;
}
