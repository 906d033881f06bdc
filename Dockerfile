# The program alone, as a user without rights; everything that it writes is in /home/zelian/data (the
# installation, and beside it that of `zelian demo`), so that the rest of the file system can be
# read-only.
FROM python:3.12-slim AS build
WORKDIR /src
COPY pyproject.toml README.md ./
COPY graph graph
COPY loaders loaders
COPY queries queries
COPY api api
RUN python -m venv /opt/zelian && /opt/zelian/bin/pip install --no-cache-dir .

FROM python:3.12-slim
RUN useradd --create-home --uid 10001 zelian \
 && install -d -o zelian -g zelian -m 0700 /home/zelian/data
COPY --from=build /opt/zelian /opt/zelian
USER zelian
WORKDIR /home/zelian
ENV PATH=/opt/zelian/bin:$PATH \
    ZELIAN_HOME=/home/zelian/data/home \
    PYTHONDONTWRITEBYTECODE=1
VOLUME /home/zelian/data
ENTRYPOINT ["zelian"]
CMD ["--help"]
