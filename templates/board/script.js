"use strict";
// The wall in the browser: moves are kept in a list, and saved as a file for `uxi cluster apply`.
(() => {
  const wall = document.querySelector("main");
  const tools = document.querySelector(".tools");
  const status = document.querySelector(".status");
  const moveDialog = document.querySelector("dialog.move");
  const nameDialog = document.querySelector("dialog.name");
  const start = new Map();
  const names = new Map();
  const done = [];
  let saved = 0;
  let made = 0;
  let held = null;
  let after = null;

  const groups = () => [...wall.querySelectorAll("section")];
  const groupOf = (id) => groups().find((group) => group.dataset.theme === id);
  const title = (group) => group.querySelector(".title").textContent;
  const say = (words) => { status.textContent = words; };

  const count = () => {
    for (const group of groups()) {
      const notes = [...group.querySelectorAll("li")];
      const people = new Set(notes.map((note) => note.dataset.person));
      const seen = notes.filter((note) => !note.hidden).length;
      group.querySelector("small").textContent = (seen < notes.length ? seen + " of " : "") +
        notes.length + (notes.length === 1 ? " note, " : " notes, ") +
        people.size + (people.size === 1 ? " participant" : " participants");
    }
    tools.elements.undo.disabled = done.length === 0;
    tools.elements.save.disabled = done.length === saved;
  };

  const mark = (note) => {
    note.classList.toggle("moved", start.get(note.dataset.ref) !== note.closest("section").dataset.theme);
  };

  const put = (note, id) => {
    groupOf(id).querySelector("ul").append(note);
    mark(note);
  };

  const move = (note, id) => {
    const from = note.closest("section").dataset.theme;
    if (from === id) return;
    put(note, id);
    done.push(() => put(note, from));
    say("Moved to " + title(groupOf(id)) + ".");
    count();
  };

  const addGroup = (name) => {
    const id = "new:" + (++made);
    const group = document.createElement("section");
    group.dataset.theme = id;
    group.setAttribute("aria-labelledby", "title-" + id);
    group.innerHTML = "<header><h2><span class=\"title\"></span><small></small></h2><button type=\"button\" class=\"rename\">Rename</button></header><ul></ul>";
    group.querySelector("h2").id = "title-" + id;
    group.querySelector(".title").textContent = name;
    wall.prepend(group);
    done.push(() => {
      for (const note of [...group.querySelectorAll("li")]) put(note, start.get(note.dataset.ref));
      group.remove();
    });
    count();
    return id;
  };

  const rename = (group, name) => {
    const before = title(group);
    if (name === before) return;
    group.querySelector(".title").textContent = name;
    done.push(() => { group.querySelector(".title").textContent = before; });
    say("Now called " + name + ".");
    count();
  };

  const filter = () => {
    const words = tools.elements.words.value.trim().toLowerCase();
    let shown = 0;
    for (const note of wall.querySelectorAll("li")) {
      const fits = ["segment", "person", "code"].every((field) => {
        const wanted = tools.elements[field] ? tools.elements[field].value : "";
        if (!wanted) return true;
        const has = note.dataset[field] || "";
        return field === "code" ? has.split(" ").some((one) => one === wanted || one.startsWith(wanted + "/")) : has === wanted;
      });
      note.hidden = !fits || !note.textContent.toLowerCase().includes(words);
      if (!note.hidden) ++shown;
    }
    say(shown + (shown === 1 ? " note" : " notes") + " shown.");
    count();
  };

  const askMove = (note) => {
    held = note;
    const choice = moveDialog.querySelector("select");
    choice.replaceChildren();
    for (const group of groups()) choice.append(new Option(title(group), group.dataset.theme));
    choice.append(new Option("A new theme", "+"));
    choice.value = note.closest("section").dataset.theme;
    moveDialog.querySelector(".quoted").textContent = note.querySelector("p").textContent;
    moveDialog.querySelector("input").value = "";
    moveDialog.querySelector(".fresh").hidden = true;
    moveDialog.returnValue = "";
    moveDialog.showModal();
  };

  const askName = (before, then) => {
    after = then;
    nameDialog.querySelector("input").value = before;
    nameDialog.returnValue = "";
    nameDialog.showModal();
  };

  const moves = () => {
    const out = { version: 1, study: wall.dataset.study, new: [], names: [], moves: [] };
    for (const group of groups()) {
      const id = group.dataset.theme;
      const fresh = id.startsWith("new:") && !names.has(id);
      if (fresh && group.querySelector("li")) out.new.push({ id: id, name: title(group) });
      if (names.has(id) && names.get(id) !== title(group)) out.names.push({ theme: id, name: title(group) });
      for (const note of group.querySelectorAll("li")) {
        const from = start.get(note.dataset.ref);
        if (from !== id) out.moves.push({ highlight: note.dataset.ref, from: from, to: id });
      }
    }
    return out;
  };

  const save = () => {
    const link = document.createElement("a");
    link.href = URL.createObjectURL(new Blob([JSON.stringify(moves(), null, 2) + "\n"], { type: "application/json" }));
    link.download = wall.dataset.study + "-moves.json";
    link.click();
    saved = done.length;
    say("Saved. Take it in with: uxi cluster apply " + link.download);
    count();
  };

  for (const group of groups()) {
    names.set(group.dataset.theme, title(group));
    for (const note of group.querySelectorAll("li")) {
      start.set(note.dataset.ref, group.dataset.theme);
      note.draggable = true;
      note.querySelector("button").hidden = false;
    }
    const button = group.querySelector(".rename");
    if (button) button.hidden = false;
  }
  tools.hidden = false;
  count();

  tools.addEventListener("input", filter);
  tools.addEventListener("submit", (event) => event.preventDefault());
  tools.elements.undo.addEventListener("click", () => { done.pop()(); saved = Math.min(saved, done.length + 1); say("Taken back."); count(); });
  tools.elements.group.addEventListener("click", () => askName("", (name) => addGroup(name)));
  tools.elements.save.addEventListener("click", save);
  wall.addEventListener("click", (event) => {
    const note = event.target.closest("li button");
    if (note) askMove(note.closest("li"));
    const button = event.target.closest(".rename");
    if (button) askName(title(button.closest("section")), (name) => rename(button.closest("section"), name));
  });
  moveDialog.querySelector("select").addEventListener("change", (event) => {
    const fresh = event.target.value === "+";
    moveDialog.querySelector(".fresh").hidden = !fresh;
    if (fresh) moveDialog.querySelector("input").focus();
  });
  moveDialog.addEventListener("close", () => {
    const button = held.querySelector("button");
    if (moveDialog.returnValue === "move") {
      const choice = moveDialog.querySelector("select").value;
      const name = moveDialog.querySelector("input").value.trim();
      if (choice !== "+") move(held, choice);
      else if (name) move(held, addGroup(name));
    }
    button.focus();
  });
  nameDialog.addEventListener("close", () => {
    const name = nameDialog.querySelector("input").value.trim();
    if (nameDialog.returnValue === "name" && name) after(name);
  });
  wall.addEventListener("dragstart", (event) => {
    held = event.target.closest("li");
    event.dataTransfer.setData("text/plain", held.dataset.ref);
    event.dataTransfer.effectAllowed = "move";
  });
  wall.addEventListener("dragover", (event) => {
    const group = event.target.closest("section");
    if (!group || !held) return;
    event.preventDefault();
    for (const other of groups()) other.classList.toggle("over", other === group);
  });
  wall.addEventListener("drop", (event) => {
    const group = event.target.closest("section");
    if (!group || !held) return;
    event.preventDefault();
    move(held, group.dataset.theme);
  });
  wall.addEventListener("dragend", () => { for (const group of groups()) group.classList.remove("over"); });
  addEventListener("beforeunload", (event) => { if (done.length !== saved) event.preventDefault(); });
})();
