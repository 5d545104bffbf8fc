/* A field that names other records: typed by name, pinyin, initials or id, chosen from a list. */
"use strict";
(() => {
  const PAUSE = 120;

  const RecordField = createClass({
    getInitialState() {
      return { words: "", offers: [], active: 0, known: {}, isOpen: false };
    },

    componentDidMount() {
      this.learn(this.ids());
    },

    componentDidUpdate() {
      const unknown = this.ids().filter((id) => !Object.hasOwn(this.state.known, id));
      if (unknown.length) this.learn(unknown);
    },

    componentWillUnmount() {
      clearTimeout(this.timer);
    },

    ids() {
      const { value } = this.props;
      const plain = value && value.toJS ? value.toJS() : value;
      return (Array.isArray(plain) ? plain : [plain]).filter(Boolean);
    },

    async learn(ids) {
      if (!ids.length) return;
      const asked = Object.fromEntries(ids.map((id) => [id, undefined]));
      this.setState((state) => ({ known: { ...asked, ...state.known } }));
      try {
        const found = await machine.ask("names", { kind: this.props.field.get("kind"), ids });
        const known = Object.fromEntries(ids.map((id) => [id, found.find((one) => one.id === id) || null]));
        this.setState((state) => ({ known: { ...state.known, ...known } }));
      } catch { /* the ids stand there as they are */ }
    },

    type(words) {
      this.setState({ words, isOpen: true });
      clearTimeout(this.timer);
      this.timer = setTimeout(() => this.seek(words), PAUSE);
    },

    async seek(words) {
      let offers = [];
      try {
        offers = await machine.ask("names", { kind: this.props.field.get("kind"), words });
      } catch { /* nothing is offered, and what was typed may be an id */ }
      if (words === this.state.words) {
        const taken = new Set(this.ids());
        this.setState({ offers: offers.filter((one) => !taken.has(one.id)), active: 0 });
      }
    },

    take(one) {
      const isMultiple = this.props.field.get("multiple");
      this.setState((state) => ({ words: "", offers: [], isOpen: false, known: { ...state.known, [one.id]: one } }));
      this.props.onChange(isMultiple ? [...this.ids(), one.id] : one.id);
    },

    // Nothing that was typed is lost unseen: what names no record stands in the field and is told by the check.
    settle() {
      const words = this.state.words.trim();
      if (!words) return;
      const meant = this.state.offers.filter((one) => one.label === words || one.id === words);
      if (meant.length === 1) {
        this.take(meant[0]);
        return;
      }
      clearTimeout(this.timer);
      this.setState({ words: "", offers: [], isOpen: false });
      const isMultiple = this.props.field.get("multiple");
      this.props.onChange(isMultiple ? [...new Set([...this.ids(), words])] : words);
    },

    drop(id) {
      const isMultiple = this.props.field.get("multiple");
      this.props.onChange(isMultiple ? this.ids().filter((other) => other !== id) : "");
    },

    press(event) {
      const { offers, active, words } = this.state;
      const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
      if (step && offers.length) {
        event.preventDefault();
        this.setState({ active: (active + step + offers.length) % offers.length });
      } else if (event.key === "Enter") {
        event.preventDefault();
        if (offers[active]) this.take(offers[active]);
        else this.settle();
      } else if (event.key === "Escape") {
        clearTimeout(this.timer);
        this.setState({ words: "", offers: [], isOpen: false });
      } else if (event.key === "Backspace" && !words && this.ids().length) {
        this.drop(this.ids().at(-1));
      }
    },

    leave() {
      this.props.setInactiveStyle();
      this.settle();
      // A tap on an offer comes first.
      setTimeout(() => this.setState({ isOpen: false }), 150);
    },

    enter() {
      this.props.setActiveStyle();
      this.setState({ isOpen: true });
      this.seek(this.state.words);
    },

    chip(id) {
      const one = this.state.known[id];
      const label = one ? one.label : id;
      return h("li", { key: id, className: one === null ? "gr-chip gr-chip-unknown" : "gr-chip" },
        h("span", {}, label),
        h("small", {}, one ? one.detail || id : one === null ? "没有这条" : ""),
        h("button", { type: "button", "aria-label": `去掉${label}`, onClick: () => this.drop(id) }, "×"));
    },

    offer(one, index, listId) {
      return h("li", {
        key: one.id, id: `${listId}-${index}`, role: "option", "aria-selected": index === this.state.active,
        onMouseDown: (event) => { event.preventDefault(); this.take(one); },
      }, h("span", {}, one.label), h("small", {}, [one.detail, one.id].filter(Boolean).join(" · ")));
    },

    render() {
      const { forID, classNameWrapper, field } = this.props;
      const { offers, active, words, isOpen } = this.state;
      const ids = this.ids();
      const listId = `${forID}-offers`;
      const isShown = isOpen && offers.length > 0;
      const isFull = !field.get("multiple") && ids.length > 0;
      return h("div", { className: `${classNameWrapper} gr-records` },
        ids.length > 0 && h("ul", { className: "gr-chips" }, ids.map((id) => this.chip(id))),
        h("input", {
          id: forID, type: "text", role: "combobox", autoComplete: "off", value: words,
          "aria-expanded": isShown, "aria-controls": listId, "aria-autocomplete": "list",
          "aria-activedescendant": isShown ? `${listId}-${active}` : undefined,
          placeholder: isFull ? "换一个：名称、拼音、编号" : "名称、拼音、编号",
          onChange: (event) => this.type(event.target.value), onKeyDown: (event) => this.press(event),
          onFocus: () => this.enter(), onBlur: () => this.leave(),
        }),
        isShown && h("ul", { className: "gr-offers", id: listId, role: "listbox" },
          offers.map((one, index) => this.offer(one, index, listId))));
    },
  });

  CMS.registerWidget("record", RecordField);
})();
