// A study whose people, codes, themes and words are markup, formulas and terminal codes.
import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";

export const kAttacks = [
  "<script>window.hit = 1</script>",
  "<img src=x onerror=window.hit=2>",
  "<svg/onload=window.hit=3>",
  "</style><script>window.hit=4</script>",
  "</title><iframe srcdoc='<script>parent.hit=5</script>'></iframe>",
  "[click](javascript:window.hit=6)",
  "![x](https://example.invalid/pixel.png)",
  "<https://example.invalid/auto> and https://example.invalid/bare and www.example.invalid",
  "&lt;script&gt;window.hit=7&lt;/script&gt; &#60;b&#62;",
  "\" onmouseover=\"window.hit=8",
  "' autofocus onfocus='window.hit=9",
  "{{{body}}} {{title}} {{#insights}} {{! x }}",
  "=HYPERLINK(\"https://example.invalid\")",
  "@SUM(1+1)*cmd|' /C calc'!A0",
  "\\input{/etc/passwd} \\write18{id} $x^2$ %comment \\end{document}",
  "| a | b |\n| --- | --- |",
  "> quoted\n# heading\n1. list\n```\ncode",
  "\u001b]0;title\u0007\u001b[31mred\u009b2J",
  "\u202eright to left\u2066 isolate",
  "*/ } body { display: none } /* <!-- --> ]]>",
];

// As a transcript may hold it: Markdown's own marks escaped, one line.
const escaped = (text) =>
  text.replace(/[\n]/g, " ").replace(/[\u0000-\u001f\u0080-\u009f]/g, "?").replace(/([\\*_`[<^])/g, "\\$1");
const yaml = (text) => JSON.stringify(text.replace(/[\u0000-\u001f\u0080-\u009f]/g, "?"));

export function hostileStudy(folder) {
  const study = join(folder, "studies/bad");
  for (const name of ["sessions", "transcripts", "tags", "themes", "insights", "debriefs"])
    mkdirSync(join(study, name), { recursive: true });
  const put = (name, text) => writeFileSync(join(study, name), text);
  writeFileSync(join(folder, "uxi.yaml"), "report: {audience: team}\n");
  put("study.yaml", `title: ${yaml(kAttacks[0])}
method: {purpose: generative, minutes: 45}
questions:
  - {id: rq1, text: ${yaml(kAttacks[1])}, decision: ${yaml(kAttacks[2])}}
assumptions:
  - {id: a1, text: ${yaml(kAttacks[4])}, wrong_if: ${yaml(kAttacks[5])}}
segments:
  - {id: one, who: ${yaml(kAttacks[3])}, target: 2}
  - {id: two, who: ${yaml(kAttacks[12])}, target: 2}
`);
  put("codebook.yaml", "codes:\n" + kAttacks.map((attack, i) =>
    `  bad/code-${i}: {name: ${yaml(attack)}, use_when: ${yaml(attack)}}\n`).join(""));
  const csv = (text) => `"${text.replace(/\n/g, " ").replace(/"/g, '""')}"`;
  put("participants.csv", "id,segment,status,descriptor\n" +
    `P01,one,held,${csv(kAttacks[9])}\nP02,two,held,${csv(kAttacks[6])}\n`);
  put("report.md", "# " + kAttacks[3] + "\n\n" + kAttacks.slice(0, 11).join("\n\n") +
    "\n\n{{table codes by segment}}\n");
  for (const [person, segment] of [["P01", "one"], ["P02", "two"]]) {
    put(`sessions/${person}.yaml`, `participant: ${person}\nsegment: ${segment}\ndate: 2026-03-1${person[2]}\n` +
      "state: held\nconsent: {form: v1, given: 2026-03-09, record: yes, quote: anonymous, share: public}\n" +
      "coded: [ana]\n");
    put(`transcripts/${person}.md`, `---\nuxi: transcript/1\nsession: ${person}\nkind: verbatim\n` +
      "speakers: {I: interviewer, P: participant}\n---\n\n**I** `00:00:01` What happened? ^1\n\n" +
      kAttacks.map((attack, i) => `**P** \`00:01:${10 + i}\` I said ${escaped(attack)} to them. ^${i + 2}\n`).join("\n"));
    put(`tags/${person}.ana.yaml`, kAttacks.map((attack, i) =>
      `- {id: h${person[2]}000000000${10 + i}, turn: ${i + 2}, hash: "xxh3:0000000000000000", codes: [bad/code-${i}], added: 2026-03-12}\n`).join(""));
    put(`debriefs/${person}.md`, `# Debrief\n\n## Takeaways\n\n- ${kAttacks[0]}\n- ${kAttacks[5]}\n\n${kAttacks[1]}\n`);
  }
  const members = kAttacks.map((attack, i) => [`P01/h1000000000${10 + i}`, `P02/h2000000000${10 + i}`]);
  for (const [i, name] of [0, 1, 9].entries()) {
    put(`themes/theme-${i}.yaml`, `name: ${yaml(kAttacks[name])}\nstate: accepted\nparent: null\nmembers:\n` +
      members.filter((_, at) => at % 3 === i).flat().map((one) => `  - ${one}\n`).join(""));
    put(`insights/insight-${i}.md`, `---\nstatement: ${yaml(kAttacks[name])}\nkind: finding\nquestions: [rq1]\n` +
      `assumptions: {a1: supports}\nevidence: [${members[i].join(", ")}]\nagainst: [${members[i + 3][0]}]\n` +
      `customer_importance: ${i + 2}\nteam_value: 3\neffort: ${i + 1}\nrecommendation: ${yaml(kAttacks[4])}\n` +
      `owner: ${yaml(kAttacks[10])}\ndue: 2026-09-01\nkpi: {name: ${yaml(kAttacks[8])}, before: ${yaml("=1+1")}, target: ${yaml("<b>2</b>")}}\n---\n\n${kAttacks.slice(0, 8).join("\n\n")}\n`);
  }
  return folder;
}
