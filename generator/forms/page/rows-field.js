/* A list of groups, a row each; only the row that is open has fields, so that a roll of thousands can be written in. */
"use strict";
(() => {
  const RowsField = createClass({
    getInitialState() {
      this.names = {};
      return { open: -1 };
    },

    componentDidMount() {
      this.learn();
    },

    componentDidUpdate() {
      this.learn();
    },

    // Fields within a row may have something to show that is no part of the value.
    shouldComponentUpdate() {
      return true;
    },

    /** What records are called that rows name by their ids. */
    learn() {
      for (const inner of this.props.field.get("fields").filter((one) => one.get("widget") === "record" && !one.get("multiple"))) {
        const kind = inner.get("kind");
        const named = this.rows().toArray().map((row) => row.get(inner.get("name"))).filter(Boolean);
        const ids = [...new Set(named)].filter((id) => !(`${kind}/${id}` in this.names));
        if (!ids.length) continue;
        for (const id of ids) this.names[`${kind}/${id}`] = id;
        machine.ask("names", { kind, ids }).then((found) => {
          for (const one of found) this.names[`${kind}/${one.id}`] = one.label;
          this.forceUpdate();
        }, () => {});
      }
    },

    rows() {
      const { value, field } = this.props;
      return value && value.push ? value : field.keySeq().toList().clear();
    },

    add() {
      const rows = this.rows();
      this.props.onChange(rows.push(this.props.field.clear()));
      this.setState({ open: rows.size });
    },

    drop(index) {
      this.props.onChange(this.rows().delete(index));
      this.setState({ open: -1 });
    },

    move(index, step) {
      const rows = this.rows();
      const row = rows.get(index);
      this.props.onChange(rows.delete(index).insert(index + step, row));
      this.setState((state) => ({ open: state.open === index ? index + step : -1 }));
    },

    write(index, inner, said) {
      this.props.onChange(this.rows().setIn([index, inner.get("name")], said));
    },

    summary(row) {
      const { field } = this.props;
      const kinds = new Map(field.get("fields").map((inner) => [inner.get("name"), inner.get("kind")]).toArray());
      const said = field.get("shown").toArray().map((name) => {
        const one = row.get(name);
        return kinds.get(name) ? this.names[`${kinds.get(name)}/${one}`] : one;
      });
      return said.filter((one) => typeof one === "string" && one).join("　") || "（还没有写）";
    },

    fieldsOf(row, index) {
      const { field, editorControl, forID, parentIds, fieldsErrors, clearFieldErrors, onValidateObject, metadata, locale } = this.props;
      return field.get("fields").toArray().map((inner) => h(editorControl, {
        key: inner.get("name"), field: inner, value: row.get(inner.get("name")),
        onChange: (_, said) => this.write(index, inner, said),
        clearFieldErrors, fieldsErrors, fieldsMetaData: metadata, onValidate: onValidateObject, locale,
        parentIds: [...(parentIds || []), forID], controlRef: () => {},
      }));
    },

    row(row, index, count) {
      const isOpen = this.state.open === index;
      const summary = this.summary(row);
      const tool = (sign, label, act, isOff) => h("button", {
        type: "button", "aria-label": `${label}第 ${index + 1} 项`, title: label, disabled: isOff, onClick: act,
      }, sign);
      return h("li", { key: index, "data-row": index, className: isOpen ? "gr-row gr-row-open" : "gr-row" },
        h("div", { className: "gr-row-head" },
          h("button", {
            type: "button", className: "gr-row-name", "aria-expanded": isOpen,
            onClick: () => this.setState({ open: isOpen ? -1 : index }),
          }, h("small", {}, index + 1), summary),
          tool("↑", "上移", () => this.move(index, -1), index === 0),
          tool("↓", "下移", () => this.move(index, 1), index === count - 1),
          tool("×", "去掉", () => this.drop(index), false)),
        isOpen && h("div", { className: "gr-row-fields" }, this.fieldsOf(row, index)));
    },

    render() {
      const { forID, classNameWrapper, field } = this.props;
      const rows = this.rows();
      return h("div", { id: forID, className: `${classNameWrapper} gr-rows` },
        rows.size > 0 && h("ol", {}, rows.toArray().map((row, index) => this.row(row, index, rows.size))),
        h("button", { type: "button", className: "gr-button", onClick: () => this.add() }, `加一项${field.get("label")}`));
    },
  });

  CMS.registerWidget("rows", RowsField);
})();
