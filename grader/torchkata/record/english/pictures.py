"""What is said of a picture: of what is drawn, and of what was returned in place of a figure."""

PICTURES = {
    # in place of a figure
    "none_for_figure": "The function returned None, and drew nothing. Return the figure: `return figure`.",
    "figure_not_returned": "You drew a picture and returned nothing. `plt.show()` shows the picture and returns None: "
    "end with `return figure`.",
    "axes_for_figure": "You returned the axes, which are one plot of the figure. Return the figure itself: "
    "`return figure`, or `return axes.figure`.",
    "lines_for_figure": "You returned what was drawn (the result of `plot`, for example). Return the figure itself: "
    "`return figure`, or `return axes.figure`.",
    "pyplot_for_figure": "You returned the module `plt`. Return the figure itself: `return figure`, or "
    "`return plt.gcf()`.",
    "figure_among_others": "You returned the figure together with other values. Return the figure alone: "
    "`return figure`.",
    "other_for_figure": "What was returned is {got}, where a figure belongs: `return figure`.",
    # empty figures
    "picture_without_axes": "The figure is empty: it has no axes, so nothing was drawn on it. Draw on axes of the "
    "figure that you return, for example those of `figure, axes = plt.subplots()`.",
    "picture_empty_axes": "The figure has axes, and nothing is drawn on them. Draw on the figure that you return: "
    "`axes.plot(...)` with the axes of that figure.",
    "picture_empty_3d": "The figure is empty: `Axes3D(figure)` makes axes that are no part of the figure. Write "
    '`axes = figure.add_subplot(projection="3d")`.',
    "picture_of_many": "The figure has {count} plots, where one belongs. Draw everything on the same axes.",
    "picture_of_many_redacted": "The figure has several plots, where one belongs. Draw everything on the same axes.",
    # labels and the like
    "no_label_x": "The x axis has no label: `axes.set_xlabel(...)`.",
    "no_label_y": "The y axis has no label: `axes.set_ylabel(...)`.",
    "no_label_z": "The z axis has no label: `axes.set_zlabel(...)`.",
    "no_title": "The plot has no title: `axes.set_title(...)`.",
    "no_colorbar": "There is no colour bar: `figure.colorbar(...)` draws one for what it is given.",
    "no_legend": "There is no legend. Give what you draw a `label=...`, then call `axes.legend()`.",
    "legend_not_made": "There is no legend: what you draw has labels, and `axes.legend()` shows them.",
    "legend_too_short": "The legend has fewer than {least} different texts. Give each thing that you draw its own "
    "`label=...`, and call `axes.legend()` after drawing.",
    "not_logarithmic_x": 'The x axis is not logarithmic: `axes.set_xscale("log")`.',
    "not_logarithmic_y": 'The y axis is not logarithmic: `axes.set_yscale("log")`.',
    # curves and points
    "curve_missing": "No line and no points show {name}: {instead}.",
    "curve_wrong": "No line and no points show {name}. Other points are drawn.",
    "curve_exchanged": "x and y of {name} are exchanged: `plot(x, y)` takes the x values first.",
    "curve_right": "The curve of {name} stands 1 too far to the right: its first point belongs at x = {x}.",
    "curve_left": "The curve of {name} stands 1 too far to the left: its first point belongs at x = {x}.",
    "curve_unordered": "All points of {name} are there, but in another order. A line joins them in the order in which "
    "they are given.",
    "curve_elsewhere": "The y values of {name} are right, but they stand at other x values.",
    "points_missing": "No points show {name}: {instead}.",
    "points_wrong": "No points show {name}. Other points are drawn.",
    "points_exchanged": "x and y of {name} are exchanged: `scatter(x, y)` takes the x values first.",
    "points_joined": "A line joins {name}, and no points show them: `axes.scatter(x, y)`, or `plot` with a "
    'marker such as "o".',
    "mark_missing": "No marker stands at {name}, {place}. Draw this one point with a marker, for example "
    '`axes.plot([x], [y], "o")`.',
    "mark_exchanged": "The marker of {name} has x and y exchanged: it belongs at {place}.",
    "mark_height": "The marker of {name} stands at the right x, but not at the right y: it belongs at {place}.",
    "mark_elsewhere": "No marker stands at {name}, {place}. There is one elsewhere.",
    "across_missing_y": "No horizontal line stands at {name}, y = {at}: `axes.axhline(...)`.",
    "across_missing_x": "No vertical line stands at {name}, x = {at}: `axes.axvline(...)`.",
    "across_elsewhere_y": "The horizontal line of {name} belongs at y = {at}, and stands elsewhere.",
    "across_elsewhere_x": "The vertical line of {name} belongs at x = {at}, and stands elsewhere.",
    # surfaces and images
    "surface_missing": "No surface shows {name}: {instead}. `axes.plot_surface(...)` draws one.",
    "surface_exchanged": "The first two axes of the surface are exchanged: what belongs to x stands along y.",
    "surface_transposed": "The surface of {name} is transposed: rows and columns of its heights are exchanged.",
    "surface_of_other_values": "The surface stands on the right grid, but its heights are not {name}.",
    "surface_elsewhere": "The surface does not stand on the grid of {name}.",
    "image_missing": "No image shows {name}: {instead}. `axes.imshow(...)` draws one.",
    "image_transposed": "The image of {name} is transposed: its rows and columns are exchanged.",
    "image_upside_down": "The image of {name} is upside down: its first row is the last one.",
    "image_mirrored": "The image of {name} is mirrored: its first column is the last one.",
    "image_of_other_shape": "The image does not show {name}, but a table of another shape.",
    "image_of_other_values": "The image has the right shape, but does not show {name}.",
    # parts of these
    "expected_curve": "the expected curve",
    "expected_points": "the expected points",
    "expected_place": "the place",
    "expected_value": "the value",
    "expected_values": "the expected values",
    "span": "from {least} to {most}",
    "no_numbers": "without a number",
    "other_numbers": "with other numbers",
    "another_place": "another place",
    "marker_at": "a marker at {place}",
    "points_of": "{count} points, x {x}, y {y}",
    "x_of": "x {x}",
    "corners_of": "x {x}, y {y}, z {z}",
    "values_of": "values {values}",
    "drawn_surfaces": "there is a surface",
    "drawn_images": "there is an image",
    "drawn_contours": "there are contours",
    "drawn_bars": "there are bars",
    "drawn_scatters": "there are points",
    "drawn_lines": "there are lines",
    "drawn_segments": "there are pieces of lines",
    "drawn_others": "nothing of this kind is drawn",
}
